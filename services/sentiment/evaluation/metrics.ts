import { createRandom } from '../training/random.ts'

/** One measured text: what people said, what was answered, and how sure the answer was. */
export interface Answer {
  readonly label: number
  readonly predicted: number
  readonly confidence: number
}

/** Rows are labels, columns predictions. */
export type Confusion = readonly (readonly number[])[]

export const confusionOf = (answers: readonly Answer[], classes = 3): Confusion => {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (const { label, predicted } of answers) counts[label]![predicted]!++
  return counts
}

/** Mean F1 over the classes that occur. */
export const macroF1 = (confusion: Confusion): number => {
  const scores = confusion.flatMap((row, label) => {
    const actual = row.reduce((sum, count) => sum + count, 0)
    const predicted = confusion.reduce((sum, other) => sum + other[label]!, 0)
    return actual === 0 ? [] : [(2 * row[label]!) / (actual + predicted)]
  })
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

export const accuracy = (confusion: Confusion): number => {
  const total = confusion.flat().reduce((sum, count) => sum + count, 0)
  return total === 0 ? 0 : confusion.reduce((sum, row, label) => sum + row[label]!, 0) / total
}

export const precisionOf = (confusion: Confusion, label: number): number => {
  const predicted = confusion.reduce((sum, row) => sum + row[label]!, 0)
  return predicted === 0 ? 0 : confusion[label]![label]! / predicted
}

export const recallOf = (confusion: Confusion, label: number): number => {
  const actual = confusion[label]!.reduce((sum, count) => sum + count, 0)
  return actual === 0 ? 0 : confusion[label]![label]! / actual
}

const BINS = 10

/** Expected calibration error: the mean distance of confidence and accuracy over ten equal bins of confidence, weighted by their sizes. */
export const calibrationError = (answers: readonly Answer[]): number => {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }))
  for (const { label, predicted, confidence } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!
    bin.count++
    bin.confidence += confidence
    if (label === predicted) bin.right++
  }
  return (
    bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / Math.max(1, answers.length)
  )
}

const RESAMPLES = 500
const SEED = 7

/** 95 % interval of a measure by resampling the answers with a fixed seed. */
export const bootstrap = (
  answers: readonly Answer[],
  measure: (sample: readonly Answer[]) => number,
): readonly [low: number, high: number] => {
  const random = createRandom(SEED)
  const values = Array.from({ length: RESAMPLES }, () =>
    measure(Array.from(answers, () => answers[Math.floor(random() * answers.length)]!)),
  ).sort((a, b) => a - b)
  return [values[Math.floor(RESAMPLES * 0.025)]!, values[Math.floor(RESAMPLES * 0.975)]!]
}
