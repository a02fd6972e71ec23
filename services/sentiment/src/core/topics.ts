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
/** For what rounding may take from a probability. */
const SLACK = 1e-9

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
  const rows = new Int32Array(MAX_KNOWN + 1)
  const sums = new Float64Array(TOPIC_COLUMNS)
  const scores = new Float64Array(TOPICS.length)

  const spread = (word: number, even: number, odd: number, zero: number): void => {
    sums[word * 4] = (even & 0xffff) - zero
    sums[word * 4 + 1] = (odd & 0xffff) - zero
    sums[word * 4 + 2] = (even >>> 16) - zero
    sums[word * 4 + 3] = (odd >>> 16) - zero
  }

  /** Rows that the table knows; no branch depends on whether it does, since a processor could not guess it. */
  const findRows = ({ keys, count }: Features): number => {
    let known = 0
    for (let f = 0; f < count; f++) {
      const key = keys[f]!
      const slot = topicSlot(key)
      rows[known] = slot * WORDS_PER_ROW
      // 1 when the fingerprints agree, else 0
      known += ((fingerprints[slot]! ^ topicFingerprint(key)) - 1) >>> 31
      if (known === MAX_KNOWN) break
    }
    return known
  }

  /** Sums of the columns over the rows that the table knows; each row is read once, two columns are added at a time. */
  const sumRows = (features: Features): number => {
    const known = findRows(features)
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
    for (let at = 0; at < known; at++) {
      const row = rows[at]!
      const word0 = words[row]!
      const word1 = words[row + 1]!
      const word2 = words[row + 2]!
      const word3 = words[row + 3]!
      const word4 = words[row + 4]!
      even0 += word0 & EVEN_BYTES
      even1 += word1 & EVEN_BYTES
      even2 += word2 & EVEN_BYTES
      even3 += word3 & EVEN_BYTES
      even4 += word4 & EVEN_BYTES
      odd0 += (word0 >>> 8) & EVEN_BYTES
      odd1 += (word1 >>> 8) & EVEN_BYTES
      odd2 += (word2 >>> 8) & EVEN_BYTES
      odd3 += (word3 >>> 8) & EVEN_BYTES
      odd4 += (word4 >>> 8) & EVEN_BYTES
    }
    const zero = known * BYTE_ZERO
    spread(0, even0, odd0, zero)
    spread(1, even1, odd1, zero)
    spread(2, even2, odd2, zero)
    spread(3, even3, odd3, zero)
    spread(4, even4, odd4, zero)
    return known
  }

  /** Scores of each of TOPICS before they become probabilities. */
  const score = (features: Features): void => {
    const known = sumRows(features)
    const step = known === 0 ? 0 : scale / Math.sqrt(known)
    for (let column = 0; column < TOPICS.length; column++) scores[column] = sums[column]! * step + bias[column]!
  }

  const normalize = (): Float64Array => {
    let top = Number.NEGATIVE_INFINITY
    for (let column = 0; column < TOPICS.length; column++) if (scores[column]! > top) top = scores[column]!
    let sum = 0
    for (let column = 0; column < TOPICS.length; column++) sum += scores[column] = Math.exp(scores[column]! - top)
    for (let column = 0; column < TOPICS.length; column++) scores[column]! /= sum
    return scores
  }

  /** No topic can be as probable as `threshold` beside "none" alone; most texts end here. */
  const isNone = (threshold: number): boolean => {
    const least = scores[0]! + Math.log(threshold / (1 - threshold)) - SLACK
    for (let column = 1; column < TOPICS.length; column++) if (scores[column]! >= least) return false
    return true
  }

  return {
    probabilities(features) {
      score(features)
      return normalize()
    },
    tell(features, threshold) {
      score(features)
      if (isNone(threshold)) return NONE
      const found = normalize()
      const told: number[] = []
      for (let column = 1; column < TOPICS.length; column++) if (found[column]! >= threshold) told.push(column)
      if (told.length > 1) told.sort((a, b) => found[b]! - found[a]!)
      return told.slice(0, MAX_TOPICS).map(column => CRISIS_TOPICS[column - 1]!)
    },
  }
}
