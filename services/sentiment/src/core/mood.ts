import type { Features } from './features.ts'
import type { Calibration, Table } from './model.ts'

export const MOOD_COLUMNS = 4
export const ABUSIVE = 3

/** Raw scores of negative, neutral, positive and abusive into `scores`. */
export const sumMood = (features: Features, table: Table, scores: Float64Array): void => {
  const { rows, count } = features
  const { weights, scale, bias } = table
  let negative = 0
  let neutral = 0
  let positive = 0
  let abusive = 0
  for (let f = 0; f < count; f++) {
    const from = rows[f]! * MOOD_COLUMNS
    negative += weights[from]!
    neutral += weights[from + 1]!
    positive += weights[from + 2]!
    abusive += weights[from + ABUSIVE]!
  }
  const step = count === 0 ? 0 : scale / Math.sqrt(count)
  scores[0] = negative * step + bias[0]!
  scores[1] = neutral * step + bias[1]!
  scores[2] = positive * step + bias[2]!
  scores[ABUSIVE] = abusive * step + bias[ABUSIVE]!
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
