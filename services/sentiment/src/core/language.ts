import { finish, hashOf } from './hash.ts'
import { LANGUAGE_COUNT, UNDETERMINED } from './languages.ts'
import type { Table } from './model.ts'
import { type Scan, WORD } from './scan-state.ts'

export const LANGUAGE_BITS = 15
const SHIFT = 32 - LANGUAGE_BITS
const WORD_SALT = hashOf('language word')
const MAX_WORDS = 32
const MAX_ROWS = 256

/** What a source's own tag adds to its language's score: worth about one clear word. */
const HINT_BONUS = 1.5
/** Below this share of the probability the language stays undetermined. */
const MIN_CONFIDENCE = 0.45
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
  language: number
  confidence: number
  readonly scores: Float64Array
}

export const createLanguageGuess = (): LanguageGuess => ({
  language: UNDETERMINED,
  confidence: 0,
  scores: new Float64Array(LANGUAGE_COUNT),
})

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
    guess.confidence = hinted ? MIN_CONFIDENCE : 0
    return
  }
  extractLanguageFeatures(scan, features)
  const { rows, count } = features
  const { weights, scale, bias } = table
  scores.fill(0)
  for (let f = 0; f < count; f++) {
    const from = rows[f]! * LANGUAGE_COUNT
    for (let column = 0; column < LANGUAGE_COUNT; column++) scores[column]! += weights[from + column]!
  }
  const step = scale / Math.sqrt(count)
  let best = 0
  let top = Number.NEGATIVE_INFINITY
  for (let column = 0; column < LANGUAGE_COUNT; column++) {
    const score = scores[column]! * step + bias[column]! + (column === hint ? HINT_BONUS : 0)
    scores[column] = score
    if (score > top) {
      top = score
      best = column
    }
  }
  let sum = 0
  for (let column = 0; column < LANGUAGE_COUNT; column++) sum += Math.exp(scores[column]! - top)
  guess.confidence = 1 / sum
  guess.language = guess.confidence >= MIN_CONFIDENCE ? best : UNDETERMINED
}
