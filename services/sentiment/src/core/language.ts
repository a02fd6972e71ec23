import { finish, hashOf } from './hash.ts'
import { LANGUAGE_COUNT, UNDETERMINED } from './languages.ts'
import { BYTE_ZERO, type Table } from './model.ts'
import { type Scan, WORD } from './scan-state.ts'

export const LANGUAGE_BITS = 15
const SHIFT = 32 - LANGUAGE_BITS
const WORD_SALT = hashOf('language word')
const MAX_WORDS = 32
const MAX_ROWS = 256

/** What a source's own tag adds to its language's score: worth about one clear word. */
const HINT_BONUS = 1.5
/** Below this share of the probability the language stays undetermined. */
const MIN_CONFIDENCE = 0.4
const MIN_LETTERS = 3

export interface LanguageFeatures {
  count: number
  readonly rows: Int32Array
}

export const createLanguageFeatures = (): LanguageFeatures => ({ count: 0, rows: new Int32Array(MAX_ROWS) })

/** Rows of the language table that a scanned text switches on. The same function serves training and scoring. */
export const extractLanguageFeatures = (scan: Scan, features: LanguageFeatures): void => {
  const { languageGrams, languageGramCount, spelled, flags, tokenCount } = scan
  const { rows } = features
  let count = 0
  for (let g = 0; g < languageGramCount; g++) rows[count++] = finish(languageGrams[g]!) >>> SHIFT
  let words = 0
  for (let t = 0; t < tokenCount && words < MAX_WORDS; t++) {
    if (!(flags[t]! & WORD)) continue
    words++
    rows[count++] = finish(spelled[t]! ^ WORD_SALT) >>> SHIFT
  }
  features.count = count
}

export interface LanguageGuess {
  /** The column to report: UNDETERMINED when no language is sure enough. */
  language: number
  /** The column to read the words with: the likeliest, however unsure. */
  likeliest: number
  confidence: number
  readonly scores: Float64Array
}

export const createLanguageGuess = (): LanguageGuess => ({
  language: UNDETERMINED,
  likeliest: UNDETERMINED,
  confidence: 0,
  scores: new Float64Array(LANGUAGE_COLUMNS),
})

const LANES = 0x00ff00ff
/** 18 languages and two empty columns, four bytes each. */
export const LANGUAGE_COLUMNS = 20
const WORDS = LANGUAGE_COLUMNS / 4

/** Scores of all languages at once: two columns are summed in one integer, 16 bits each, which MAX_ROWS bytes cannot overflow. */
const sumLanguages = (features: LanguageFeatures, table: Table, scores: Float64Array): void => {
  const { rows, count } = features
  const { words, scale, bias } = table
  let even0 = 0
  let even1 = 0
  let even2 = 0
  let even3 = 0
  let even4 = 0
  let odd0 = 0
  let odd1 = 0
  let odd2 = 0
  let odd3 = 0
  let odd4 = 0
  for (let f = 0; f < count; f++) {
    const from = rows[f]! * WORDS
    const word0 = words[from]!
    const word1 = words[from + 1]!
    const word2 = words[from + 2]!
    const word3 = words[from + 3]!
    const word4 = words[from + 4]!
    even0 += word0 & LANES
    odd0 += (word0 >>> 8) & LANES
    even1 += word1 & LANES
    odd1 += (word1 >>> 8) & LANES
    even2 += word2 & LANES
    odd2 += (word2 >>> 8) & LANES
    even3 += word3 & LANES
    odd3 += (word3 >>> 8) & LANES
    even4 += word4 & LANES
    odd4 += (word4 >>> 8) & LANES
  }
  const step = scale / Math.sqrt(count)
  const zero = count * BYTE_ZERO
  const spread = (word: number, even: number, odd: number): void => {
    const column = word * 4
    scores[column] = ((even & 0xffff) - zero) * step
    scores[column + 1] = ((odd & 0xffff) - zero) * step
    scores[column + 2] = ((even >>> 16) - zero) * step
    scores[column + 3] = ((odd >>> 16) - zero) * step
  }
  spread(0, even0, odd0)
  spread(1, even1, odd1)
  spread(2, even2, odd2)
  spread(3, even3, odd3)
  spread(4, even4, odd4)
  for (let column = 0; column < LANGUAGE_COUNT; column++) scores[column]! += bias[column]!
}

/** Tells the language into `guess`; `hint` is a column or −1. */
export const guessLanguage = (
  scan: Scan,
  features: LanguageFeatures,
  table: Table,
  hint: number,
  guess: LanguageGuess,
): void => {
  const { scores } = guess
  if (scan.letterCount < MIN_LETTERS || scan.foreignLetterCount * 2 > scan.letterCount) {
    const hinted = hint >= 0 && scan.foreignLetterCount * 2 <= scan.letterCount
    guess.language = hinted ? hint : UNDETERMINED
    guess.likeliest = guess.language
    guess.confidence = hinted ? MIN_CONFIDENCE : 0
    return
  }
  extractLanguageFeatures(scan, features)
  sumLanguages(features, table, scores)
  let best = 0
  let top = Number.NEGATIVE_INFINITY
  for (let column = 0; column < LANGUAGE_COUNT; column++) {
    const score = scores[column]! + (column === hint ? HINT_BONUS : 0)
    scores[column] = score
    if (score > top) {
      top = score
      best = column
    }
  }
  let sum = 0
  for (let column = 0; column < LANGUAGE_COUNT; column++) sum += Math.exp(scores[column]! - top)
  guess.confidence = 1 / sum
  guess.likeliest = best
  guess.language = guess.confidence >= MIN_CONFIDENCE ? best : UNDETERMINED
}
