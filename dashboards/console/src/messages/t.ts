import common from './en/common.json'
import decide from './en/decide.json'
import plan from './en/plan.json'
import pub from './en/public.json'
import room from './en/room.json'
import { stretch } from './pseudo.ts'

/** All words, by area; a key is in one area only, which a test checks. */
const en = { ...common, ...decide, ...room, ...plan, ...pub }

export type MessageKey = keyof typeof en
export type Params = Readonly<Record<string, string | number>>
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

/** Chooses the catalogue by the `lang` parameter of the address; a language without one gets English. Returns the locale for formats. */
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
