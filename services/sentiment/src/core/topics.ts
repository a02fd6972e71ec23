import { type Features, TOPIC_BITS } from './features.ts'
import { finish } from './hash.ts'
import { BYTE_ZERO, type Table, TOPICS, type Topic } from './model.ts'

const MAX_TOPICS = 3

/** Topics use the features of sentiment in a smaller table without fingerprints. */
export const topicRow = (key: number): number => finish(key) >>> (32 - TOPIC_BITS)

/** Probability of each of TOPICS for a text's features. */
export const topicProbabilities = (features: Features, table: Table): Float64Array => {
  const { keys, count } = features
  const { words, scale, bias, columns } = table
  const wordsPerRow = columns / 4
  const scores = new Float64Array(TOPICS.length)
  for (let f = 0; f < count; f++) {
    const from = topicRow(keys[f]!) * wordsPerRow
    for (let column = 0; column < TOPICS.length; column++)
      scores[column]! += ((words[from + (column >>> 2)]! >>> ((column & 3) * 8)) & 0xff) - BYTE_ZERO
  }
  const step = count === 0 ? 0 : scale / Math.sqrt(count)
  let top = Number.NEGATIVE_INFINITY
  for (let column = 0; column < TOPICS.length; column++) {
    scores[column] = scores[column]! * step + bias[column]!
    top = Math.max(top, scores[column]!)
  }
  let sum = 0
  for (let column = 0; column < TOPICS.length; column++) sum += scores[column] = Math.exp(scores[column]! - top)
  for (let column = 0; column < TOPICS.length; column++) scores[column]! /= sum
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
