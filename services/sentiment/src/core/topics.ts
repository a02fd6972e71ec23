import { type Features, KEY_BITS, TOPIC_SLOT_BITS } from './features.ts'
import { BYTE_ZERO, type Table, TOPICS, type Topic } from './model.ts'

const MAX_TOPICS = 3

/** Columns of a row: one per topic, two empty ones, and the fingerprint. */
export const TOPIC_COLUMNS = 20
export const TOPIC_FINGERPRINT = TOPIC_COLUMNS - 1
const WORDS_PER_ROW = TOPIC_COLUMNS / 4
const FINGERPRINT_WORD = TOPIC_FINGERPRINT >>> 2

/** A topic table's row of a feature, and what its fingerprint must be. */
export const topicSlot = (key: number): number => key >>> (KEY_BITS - TOPIC_SLOT_BITS)
export const topicFingerprint = (key: number): number => key & 0xff

/** Probability of each of TOPICS for a text's features. */
export const topicProbabilities = (features: Features, table: Table): Float64Array => {
  const { keys, count } = features
  const { words, scale, bias } = table
  const scores = new Float64Array(TOPICS.length)
  let known = 0
  for (let f = 0; f < count; f++) {
    const from = topicSlot(keys[f]!) * WORDS_PER_ROW
    if (words[from + FINGERPRINT_WORD]! >>> 24 !== topicFingerprint(keys[f]!)) continue
    known++
    for (let column = 0; column < TOPICS.length; column++)
      scores[column]! += ((words[from + (column >>> 2)]! >>> ((column & 3) * 8)) & 0xff) - BYTE_ZERO
  }
  const step = known === 0 ? 0 : scale / Math.sqrt(known)
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
