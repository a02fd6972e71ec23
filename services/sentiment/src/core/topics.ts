import { type Features, TOPIC_BITS } from './features.ts'
import { finish } from './hash.ts'
import { type Table, TOPICS, type Topic } from './model.ts'

const MAX_TOPICS = 3

/** Topics use the rows of sentiment, folded into a smaller table. */
export const topicRow = (row: number): number => finish(row) >>> (32 - TOPIC_BITS)

/** Probability of each of TOPICS for a text's features. */
export const topicProbabilities = (features: Features, table: Table): Float64Array => {
  const { rows, count } = features
  const { weights, scale, bias, columns } = table
  const scores = new Float64Array(columns)
  for (let f = 0; f < count; f++) {
    const from = topicRow(rows[f]!) * columns
    for (let column = 0; column < columns; column++) scores[column]! += weights[from + column]!
  }
  const step = count === 0 ? 0 : scale / Math.sqrt(count)
  let top = Number.NEGATIVE_INFINITY
  for (let column = 0; column < columns; column++) {
    scores[column] = scores[column]! * step + bias[column]!
    top = Math.max(top, scores[column]!)
  }
  let sum = 0
  for (let column = 0; column < columns; column++) sum += scores[column] = Math.exp(scores[column]! - top)
  for (let column = 0; column < columns; column++) scores[column]! /= sum
  return scores
}

/** The crisis types at least as probable as `threshold`, most likely first. */
export const tellTopics = (features: Features, table: Table, threshold: number): readonly Topic[] => {
  const probabilities = topicProbabilities(features, table)
  return TOPICS.map((topic, column) => ({ topic, probability: probabilities[column]! }))
    .filter(({ topic, probability }) => topic !== 'none' && probability >= threshold)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MAX_TOPICS)
    .map(({ topic }) => topic)
}
