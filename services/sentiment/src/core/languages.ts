/**
 * Languages the model tells apart, in the order of its columns. The first four are first class; the others are neighbours that must not
 * be mistaken for them; `und` is what is too short, mixed beyond telling, or none of these.
 */
export const LANGUAGES = [
  'en',
  'pl',
  'sv',
  'id',
  'cs',
  'da',
  'de',
  'es',
  'fi',
  'fr',
  'it',
  'ms',
  'nl',
  'no',
  'pt',
  'ro',
  'sk',
  'und',
] as const
export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COUNT = LANGUAGES.length
export const UNDETERMINED = LANGUAGES.indexOf('und')
export const FIRST_CLASS = ['en', 'pl', 'sv', 'id'] as const satisfies readonly Language[]

const ALIASES: Readonly<Record<string, Language>> = { nb: 'no', nn: 'no', in: 'id', may: 'ms', msa: 'ms', zsm: 'ms' }

const HINTS = new Map<string, number>([
  ...LANGUAGES.map((language, index) => [language, index] as const),
  ...Object.entries(ALIASES).map(([tag, language]) => [tag, LANGUAGES.indexOf(language)] as const),
])

/** Column of a BCP 47 tag ("pl", "pl-PL", "nb_NO"), or −1 when it says nothing we know. */
export const languageOfTag = (tag: string): number => {
  if (tag === '') return -1
  const known = HINTS.get(tag)
  if (known !== undefined) return known === UNDETERMINED ? -1 : known
  const primary = HINTS.get(tag.slice(0, /[-_]/.exec(tag)?.index ?? tag.length).toLowerCase())
  return primary === undefined || primary === UNDETERMINED ? -1 : primary
}
