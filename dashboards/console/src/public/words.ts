import words from '../messages/en/public.json'
import { stretch } from '../messages/pseudo.ts'

/** These pages are opened by people in a hurry on phones: they carry their own words only, and no font. */
export type PublicKey = keyof typeof words

const asked = new URLSearchParams(globalThis.location?.search ?? '').get('lang') ?? 'en'
const pseudo = asked.toLowerCase() === 'en-xa'
export const LOCALE = 'en-GB'

/** The text for `key` with `{name}` replaced by `params.name`; `?lang=en-XA` gives one 40 % longer, for tests. */
export const t = (key: PublicKey, params: Readonly<Record<string, string | number>> = {}): string => {
  const pattern = pseudo ? stretch(words[key]) : words[key]
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
