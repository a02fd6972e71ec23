/** Longer texts are scored by their beginning: what a post is about and how it feels stands there, and no text may block for long. */
export const MAX_UNITS = 4_000
/** Language is told from this many grams; more change nothing but the time. */
export const MAX_LANGUAGE_GRAMS = 128
export const MAX_TOKENS = MAX_UNITS + 2
export const MAX_STEMS = 1_024
export const MAX_DISGUISES = 64

/** Flags of a token. */
export const WORD = 1
export const CAPS = 2
export const STRETCHED = 4
export const HASHTAG = 8
/** A sentence ended before this token: no pair and no negation reaches over it. */
export const BREAK = 16
export const SYMBOL = 32
export const NUMBER = 64

/** Marks: bits of `marks`, things that are true of the whole text. */
export const EXCLAIMS = 1
export const EXCLAIMS_TWICE = 2
export const EXCLAIMS_MORE = 4
export const ASKS = 8
export const ASKS_MORE = 16
export const TRAILS_OFF = 32
export const QUOTES = 64
export const SHOUTS = 128
export const LINKS = 256
export const TELLS_HANDLE = 512
export const TAGS = 1024
export const STRETCHES = 2048
export const ENDS_ASKING = 4096
export const HAS_NUMBER = 8192
export const MARK_COUNT = 14

/** What one pass over a text leaves. Reused from text to text; only the first `…Count` entries of each array mean anything. */
export interface Scan {
  tokenCount: number
  /** Hash of the folded word (runs of a letter cut to two), or of the sign. */
  readonly tokens: Int32Array
  /** Hash of the word with its diacritics, for the language. */
  readonly spelled: Int32Array
  /** For stretched words the hash with every run cut to one letter; 0 for others. */
  readonly squashed: Int32Array
  readonly flags: Uint8Array
  /** Polarity of pictographs and emoticons, −2 … 2. */
  readonly polarity: Int8Array
  gramCount: number
  /** Character 3- and 4-grams of folded words with their borders. */
  readonly grams: Int32Array
  languageGramCount: number
  /** Character 2- to 4-grams of spelled words. */
  readonly languageGrams: Int32Array
  stemCount: number
  /** Prefixes that may be stems of a lexicon, and the token they begin. */
  readonly stems: Int32Array
  readonly stemTokens: Int32Array
  disguiseCount: number
  /** Words as they may be meant: digits read as letters, letters spaced out, masked letters. */
  readonly disguises: Int32Array
  marks: number
  /** What the next token is flagged with: HASHTAG, BREAK. */
  pending: number
  exclaimCount: number
  askCount: number
  openParens: number
  letterCount: number
  /** Letters of scripts that none of our languages uses. */
  foreignLetterCount: number
}

export const createScan = (): Scan => ({
  tokenCount: 0,
  tokens: new Int32Array(MAX_TOKENS),
  spelled: new Int32Array(MAX_TOKENS),
  squashed: new Int32Array(MAX_TOKENS),
  flags: new Uint8Array(MAX_TOKENS),
  polarity: new Int8Array(MAX_TOKENS),
  gramCount: 0,
  grams: new Int32Array(2 * MAX_TOKENS + 8),
  languageGramCount: 0,
  languageGrams: new Int32Array(MAX_LANGUAGE_GRAMS + 8),
  stemCount: 0,
  stems: new Int32Array(MAX_STEMS),
  stemTokens: new Int32Array(MAX_STEMS),
  disguiseCount: 0,
  disguises: new Int32Array(MAX_DISGUISES),
  marks: 0,
  pending: BREAK,
  exclaimCount: 0,
  askCount: 0,
  openParens: 0,
  letterCount: 0,
  foreignLetterCount: 0,
})
