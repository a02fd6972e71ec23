import { createCatalogue } from '../../../shared/catalogue.ts'
import words from '../messages/en/public.json'

/** These pages are opened by people in a hurry on phones: they carry their own words only, and no font. */
export type PublicKey = keyof typeof words

const catalogue = createCatalogue<PublicKey>(words)

export const LOCALE = catalogue.useLanguage(new URLSearchParams(globalThis.location?.search ?? '').get('lang') ?? 'en')

/** The text for `key` with `{name}` replaced by `params.name`; `?lang=en-XA` gives one 40 % longer, for tests. */
export const { t } = catalogue
