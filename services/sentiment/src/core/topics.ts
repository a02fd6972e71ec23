import { CRISIS_TOPICS, type CrisisTopic, MAX_TOPICS } from '@tocsin/shared/events/crisis-topics.ts'
import { type Features, KEY_BITS, TOPIC_SLOT_BITS } from './features.ts'
import { BYTE_ZERO, type Table, TOPICS } from './model.ts'

/** Columns of a row: one per topic, two empty ones, and the fingerprint. */
export const TOPIC_COLUMNS = 20
export const TOPIC_FINGERPRINT = TOPIC_COLUMNS - 1
const WORDS_PER_ROW = TOPIC_COLUMNS / 4

const NONE: readonly CrisisTopic[] = []
const EVEN_BYTES = 0x00ff00ff
/** Sums of bytes fit into 16 bits for this many rows; what a longer text says after them changes its topic little. */
const MAX_KNOWN = 256

/** A topic table's row of a feature, and what its fingerprint must be. */
export const topicSlot = (key: number): number => key >>> (KEY_BITS - TOPIC_SLOT_BITS)
export const topicFingerprint = (key: number): number => key & 0xff

export interface TopicHead {
  /** Probability of each of TOPICS for a text's features; overwritten by the next call. */
  probabilities(features: Features): Float64Array
  /** The crisis types at least as probable as `threshold`, most likely first. */
  tell(features: Features, threshold: number): readonly CrisisTopic[]
}

export const createTopicHead = ({ words, scale, bias }: Table): TopicHead => {
  const fingerprints = new Uint8Array(2 ** TOPIC_SLOT_BITS)
  for (let slot = 0; slot < fingerprints.length; slot++)
    fingerprints[slot] = words[slot * WORDS_PER_ROW + WORDS_PER_ROW - 1]! >>> 24
  const rows = new Int32Array(MAX_KNOWN)
  const sums = new Float64Array(TOPIC_COLUMNS)
  const scores = new Float64Array(TOPICS.length)

  const findRows = ({ keys, count }: Features): number => {
    let known = 0
    for (let f = 0; f < count && known < MAX_KNOWN; f++) {
      const slot = topicSlot(keys[f]!)
      if (fingerprints[slot] === topicFingerprint(keys[f]!)) rows[known++] = slot * WORDS_PER_ROW
    }
    return known
  }

  const probabilities = (features: Features): Float64Array => {
    const known = findRows(features)
    const zero = known * BYTE_ZERO
    for (let word = 0; word < WORDS_PER_ROW; word++) {
      let even = 0
      let odd = 0
      for (let row = 0; row < known; row++) {
        const weights = words[rows[row]! + word]!
        even += weights & EVEN_BYTES
        odd += (weights >>> 8) & EVEN_BYTES
      }
      sums[word * 4] = (even & 0xffff) - zero
      sums[word * 4 + 1] = (odd & 0xffff) - zero
      sums[word * 4 + 2] = (even >>> 16) - zero
      sums[word * 4 + 3] = (odd >>> 16) - zero
    }
    const step = known === 0 ? 0 : scale / Math.sqrt(known)
    let top = Number.NEGATIVE_INFINITY
    for (let column = 0; column < TOPICS.length; column++) {
      scores[column] = sums[column]! * step + bias[column]!
      if (scores[column]! > top) top = scores[column]!
    }
    let sum = 0
    for (let column = 0; column < TOPICS.length; column++) sum += scores[column] = Math.exp(scores[column]! - top)
    for (let column = 0; column < TOPICS.length; column++) scores[column]! /= sum
    return scores
  }

  return {
    probabilities,
    tell(features, threshold) {
      const found = probabilities(features)
      let any = false
      for (let column = 1; column < TOPICS.length; column++) any ||= found[column]! >= threshold
      if (!any) return NONE
      return CRISIS_TOPICS.map((topic, index) => ({ topic, probability: found[index + 1]! }))
        .filter(({ probability }) => probability >= threshold)
        .sort((a, b) => b.probability - a.probability)
        .slice(0, MAX_TOPICS)
        .map(({ topic }) => topic)
    },
  }
}
