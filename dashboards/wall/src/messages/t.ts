import en from './en.json'
import { stretch } from './pseudo.ts'

export type MessageKey = keyof typeof en
type Params = Readonly<Record<string, string | number>>
type Entry = string | { readonly one: string; readonly other: string }

/** The language in which formats (numbers, times, names of languages) are written, and that of the words. */
interface Language {
  readonly locale: string
  readonly entry: (key: MessageKey) => Entry
}

const ENGLISH: Language = { locale: 'en-GB', entry: key => en[key] }
/** A made-up language, 40 % longer, for finding text that does not fit. */
const PSEUDO: Language = {
  locale: 'en-GB',
  entry: key => {
    const entry: Entry = en[key]
    return typeof entry === 'string' ? stretch(entry) : { one: stretch(entry.one), other: stretch(entry.other) }
  },
}

let language = ENGLISH
let plural = new Intl.PluralRules(ENGLISH.locale)

/** Chooses the catalogue by the `lang` parameter; a language without one gets English. Returns the locale for formats. */
export const useLanguage = (lang: string): string => {
  language = lang.toLowerCase() === 'en-xa' ? PSEUDO : ENGLISH
  plural = new Intl.PluralRules(language.locale)
  return language.locale
}

/** The text for `key`, with `{name}` replaced by `params.name`; a number in `count` chooses the plural form. */
export const t = (key: MessageKey, params: Params = {}): string => {
  const entry = language.entry(key)
  const pattern = typeof entry === 'string' ? entry : entry[formOf(params.count)]
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(value)
  })
}

const formOf = (count: string | number | undefined): 'one' | 'other' =>
  typeof count === 'number' && plural.select(count) === 'one' ? 'one' : 'other'
