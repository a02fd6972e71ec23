import { useLanguage } from '../messages/t.ts'
import { formatsFor } from './formats.ts'

/** Language of the words and formats of this page, from the address: `?lang=en-XA` is a made-up one for tests. */
export const locale = useLanguage(new URLSearchParams(location.search).get('lang') ?? 'en')
export const formats = formatsFor(locale)
