import { stretch } from './pseudo.ts'

export type Params = Readonly<Record<string, string | number>>
export type Entry = string | { readonly one: string; readonly other: string }

/** The words of one dashboard. */
export interface Catalogue<Key extends string> {
  /** The text for `key`, with `{name}` replaced by `params.name`; a number in `count` chooses the plural form. */
  t(key: Key, params?: Params): string
  /** Chooses the words by the `lang` parameter of the address; a language without a catalogue gets English. Returns the locale for formats. */
  useLanguage(lang: string): string
}

const ENGLISH = 'en-GB'
/** A made-up language, 40 % longer, for finding text that does not fit. */
const PSEUDO = 'en-xa'

export const createCatalogue = <Key extends string>(english: Readonly<Record<Key, Entry>>): Catalogue<Key> => {
  const plural = new Intl.PluralRules(ENGLISH)
  let longer = false

  const formOf = (count: string | number | undefined): 'one' | 'other' =>
    typeof count === 'number' && plural.select(count) === 'one' ? 'one' : 'other'

  return {
    t(key, params = {}) {
      const entry: Entry = english[key]
      const text = typeof entry === 'string' ? entry : entry[formOf(params['count'])]
      return (longer ? stretch(text) : text).replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = params[name]
        return value === undefined ? whole : String(value)
      })
    },
    useLanguage(lang) {
      longer = lang.toLowerCase() === PSEUDO
      return ENGLISH
    },
  }
}
