import { LANGUAGES, type Language } from '../src/core/languages.ts'
import { type AbuseRow, fractionOf } from './data.ts'
import { type Examples, type Linear, type LinearOptions, trainLinear } from './linear.ts'
import { createRandom } from './random.ts'

const FOLDS = 4
/** A flag shows to people: nine in ten should be right. The lowest of many thresholds is a lucky one, so a little more is asked of it. */
const PRECISION = 0.93
/** Fewer flagged than this prove no precision. */
const MIN_FLAGGED = 15
/** Where no threshold is precise enough. */
const STRICT = 1

/** Short posts; the others are news comments and a set that is offensive by its choice of words. */
const MEASURED = new Set(['own', 'poleval2019-cbd'])

/** An author's rows are held out together. */
const foldOf = ({ text, author }: AbuseRow): number => Math.floor(fractionOf(`fold ${author ?? text}`) * FOLDS)

const scoreOf = ({ weights, bias }: Linear, { rows, starts }: Examples, example: number): number => {
  const from = starts[example]!
  const to = starts[example + 1]!
  let sum = 0
  for (let f = from; f < to; f++) sum += weights[rows[f]! * 2 + 1]! - weights[rows[f]! * 2]!
  return sum / Math.sqrt(Math.max(1, to - from)) + bias[1]! - bias[0]!
}

interface Found {
  readonly score: number
  readonly right: boolean
}

/** The lowest threshold from which on enough of the flagged are right. */
export const lowestPrecise = (found: readonly Found[]): number => {
  const sorted = [...found].sort((a, b) => b.score - a.score)
  let right = 0
  let threshold = STRICT
  sorted.forEach((one, index) => {
    if (one.right) right++
    if (index + 1 >= MIN_FLAGGED && right / (index + 1) >= PRECISION) threshold = one.score
  })
  return threshold
}

/**
 * The threshold of the abusive flag by column of LANGUAGES: every row is scored by a model that has not seen its author.
 * A language without rows of its own takes what all of them say together.
 */
export const abusiveThresholds = (
  rows: readonly AbuseRow[],
  examples: Examples,
  options: LinearOptions,
  seed: number,
): number[] => {
  const folds = rows.map(foldOf)
  const found = new Map<Language, Found[]>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = examples.weights.map((weight, example) => (folds[example] === fold ? 0 : weight))
    const linear = trainLinear({ ...examples, weights }, options, createRandom(seed))
    rows.forEach(({ lang, source, abusive }, example) => {
      if (folds[example] !== fold || !MEASURED.has(source)) return
      const list = found.get(lang) ?? []
      list.push({ score: scoreOf(linear, examples, example), right: abusive })
      found.set(lang, list)
    })
  }
  const shared = lowestPrecise([...found.values()].flat())
  return LANGUAGES.map(lang => {
    const own = found.get(lang)
    return own ? lowestPrecise(own) : shared
  })
}
