import { createFeatures, extractFeatures } from '../src/core/features.ts'
import { LANGUAGES } from '../src/core/languages.ts'
import type { Lexicon } from '../src/core/lexicon.ts'
import { type Calibration, type Table, TOPICS, type Topic } from '../src/core/model.ts'
import { MOOD_COLUMNS, sumMood } from '../src/core/mood.ts'
import { scanText } from '../src/core/scan.ts'
import { createScan } from '../src/core/scan-state.ts'
import { createTopicHead } from '../src/core/topics.ts'
import type { PartedCorpusRow, SentimentRow } from './data.ts'
import { lessonOf } from './sources.ts'

const scan = createScan()
const features = createFeatures()

interface Measured {
  readonly scores: Float64Array
  readonly label: number
  readonly weight: number
}

const measure = (text: string, lang: SentimentRow['lang'], lexicon: Lexicon, table: Table): Float64Array => {
  const scores = new Float64Array(MOOD_COLUMNS)
  scanText(text, scan, lexicon.stemBits)
  extractFeatures(scan, LANGUAGES.indexOf(lang), lexicon, features)
  sumMood(features, table, scores)
  return scores
}

const STEPS = 400
const RATE = 0.5
/** Pulls towards temperature 1 and no bias, as if this much evidence said so. */
const PRIOR = 60

/** Temperature and biases that make the held-out labels likeliest (gradient descent on their mean log loss). */
const fit = (measured: readonly Measured[]): Calibration => {
  let inverse = 1
  const bias: [number, number, number] = [0, 0, 0]
  const total = measured.reduce((sum, { weight }) => sum + weight, 0) + PRIOR
  const p = new Float64Array(3)
  for (let step = 0; step < STEPS; step++) {
    let inverseGradient = PRIOR * (inverse - 1)
    const gradient = [PRIOR * bias[0], PRIOR * bias[1], PRIOR * bias[2]]
    for (const { scores, label, weight } of measured) {
      let sum = 0
      for (let c = 0; c < 3; c++) sum += p[c] = Math.exp(scores[c]! * inverse + bias[c]!)
      for (let c = 0; c < 3; c++) {
        const error = (p[c]! / sum - (c === label ? 1 : 0)) * weight
        inverseGradient += error * scores[c]!
        gradient[c]! += error
      }
    }
    inverse = Math.max(0.2, inverse - (RATE * inverseGradient) / total)
    for (let c = 0; c < 3; c++) bias[c]! -= (RATE * gradient[c]!) / total
  }
  return { temperature: 1 / inverse, bias }
}

const THREE_CLASSES = 0b111

/** Short posts say how sure the scorer may be of short posts. */
const CALIBRATION_WEIGHTS: Readonly<Record<string, number>> = {
  own: 0.4,
  tweets: 1.5,
  'vader-tweets': 1,
  goemotions: 0.2,
  brighter: 0.5,
  smsa: 0.2,
  'poleval24-sent': 0.3,
}
const ENOUGH = 100

/** Classes weigh the same: how common each is in a held-out set says nothing about how common it is in a brand's mentions. */
const balance = (measured: readonly Measured[]): Measured[] => {
  const sums = [0, 0, 0]
  for (const { label, weight } of measured) sums[label]! += weight
  const mean = sums.reduce((sum, one) => sum + one, 0) / 3
  return measured.map(one => ({ ...one, weight: (one.weight * mean) / sums[one.label]! }))
}

/** Calibration by column of LANGUAGES, from rows that taught nothing. Languages with too few of them share one. */
export const calibrateLanguages = (rows: readonly SentimentRow[], lexicon: Lexicon, table: Table): Calibration[] => {
  const byLanguage = LANGUAGES.map((): Measured[] => [])
  for (const row of rows) {
    const lesson = lessonOf(row)
    if (!lesson || lesson.mask !== THREE_CLASSES || !CALIBRATION_WEIGHTS[row.source]) continue
    byLanguage[LANGUAGES.indexOf(row.lang)]!.push({
      scores: measure(row.text, row.lang, lexicon, table),
      label: lesson.label,
      weight: CALIBRATION_WEIGHTS[row.source] ?? 0,
    })
  }
  const balanced = byLanguage.map(balance)
  const shared = fit(balanced.flat())
  return balanced.map(measured => (measured.length >= ENOUGH ? fit(measured) : shared))
}

/** The lowest threshold from which on at least `precision` of the flagged are right; ties go to the higher recall. */
const thresholdFor = (
  found: readonly { score: number; right: boolean }[],
  precision: number,
  fallback: number,
): number => {
  const sorted = [...found].sort((a, b) => b.score - a.score)
  let right = 0
  let threshold = fallback
  sorted.forEach(({ score, right: isRight }, index) => {
    if (isRight) right++
    if (right / (index + 1) >= precision && index >= 9) threshold = score
  })
  return threshold
}

export const topicThreshold = (rows: readonly PartedCorpusRow[], lexicon: Lexicon, table: Table): number => {
  const head = createTopicHead(table)
  return thresholdFor(
    rows
      .filter(({ label }) => label === 'negative')
      .map(({ text, lang, topic }) => {
        scanText(text, scan, lexicon.stemBits)
        extractFeatures(scan, LANGUAGES.indexOf(lang), lexicon, features)
        const probabilities = head.probabilities(features)
        let best = 1
        for (let column = 2; column < probabilities.length; column++)
          if (probabilities[column]! > probabilities[best]!) best = column
        return { score: probabilities[best]!, right: TOPICS[best] === (topic as Topic) }
      }),
    0.65,
    0.5,
  )
}
