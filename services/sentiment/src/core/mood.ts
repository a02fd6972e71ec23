import { type Features, FINGERPRINT_BITS } from './features.ts'
import { BYTE_ZERO, type Calibration, type Table } from './model.ts'

export const MOOD_COLUMNS = 4
export const ABUSIVE = 3

/** Columns of a word of the mood table: negative and positive against neutral, abusive, and the fingerprint. */
export const NEGATIVE_BYTE = 0
export const POSITIVE_BYTE = 1
export const ABUSIVE_BYTE = 2
export const FINGERPRINT_BYTE = 3

const FIRST_AND_THIRD = 0x00ff00ff
const FINGERPRINT_MASK = 2 ** FINGERPRINT_BITS - 1
/** Sums of bytes fit into 16 bits for this many features. */
const AT_ONCE = 256

/**
 * Raw scores of negative, neutral (always 0), positive and abusive into `scores`. A feature that the table does not know (another one, or none,
 * has its place) adds nothing. No branch depends on a feature: a mismatch masks its word out.
 */
export const sumMood = (features: Features, table: Table, scores: Float64Array): void => {
  const { keys, count } = features
  const { words, scale, bias } = table
  let negative = 0
  let positive = 0
  let abusive = 0
  let known = 0
  for (let from = 0; from < count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE)
    let outer = 0
    let inner = 0
    let matches = 0
    for (let f = from; f < to; f++) {
      const key = keys[f]!
      const word = words[key >>> FINGERPRINT_BITS]!
      // all ones when the fingerprints agree, else all zeros
      const match = (((word >>> 24) ^ (key & FINGERPRINT_MASK)) - 1) >> 31
      outer += word & FIRST_AND_THIRD & match
      inner += (word >>> 8) & 0xff & match
      matches -= match
    }
    const zero = matches * BYTE_ZERO
    negative += (outer & 0xffff) - zero
    abusive += (outer >>> 16) - zero
    positive += inner - zero
    known += matches
  }
  const step = known === 0 ? 0 : scale / Math.sqrt(known)
  scores[0] = negative * step + bias[0]!
  scores[1] = 0
  scores[2] = positive * step + bias[1]!
  scores[ABUSIVE] = abusive * step + bias[2]!
}

/** Turns the first three scores into calibrated probabilities, in place. */
export const calibrate = (scores: Float64Array, { temperature, bias }: Calibration): void => {
  let top = Number.NEGATIVE_INFINITY
  for (let c = 0; c < 3; c++) {
    scores[c] = scores[c]! / temperature + bias[c]!
    if (scores[c]! > top) top = scores[c]!
  }
  let sum = 0
  for (let c = 0; c < 3; c++) sum += scores[c] = Math.exp(scores[c]! - top)
  for (let c = 0; c < 3; c++) scores[c]! /= sum
}
