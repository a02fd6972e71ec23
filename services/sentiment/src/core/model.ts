import { CRISIS_TOPICS } from '@tocsin/shared/events/crisis-topics.ts'
import type { Lexicon } from './lexicon.ts'

/** Crisis types a text may speak of, in the order of the topic columns; the first is "none of them". */
export const TOPICS = ['none', ...CRISIS_TOPICS] as const
export type Topic = (typeof TOPICS)[number]

/** How the raw scores of one language become probabilities. */
export interface Calibration {
  readonly temperature: number
  /** Added to the scores of negative, neutral, positive. */
  readonly bias: readonly [number, number, number]
}

/** What a weight of 0 is in a table's bytes: they are int8 plus 128, so that they can be summed side by side in one integer. */
export const BYTE_ZERO = 128

/** A table of int8 weights, one row per feature, and what a step is worth. */
export interface Table {
  /** Weights per row: a multiple of 4. */
  readonly columns: number
  /** Four weights each, the first in the lowest byte. */
  readonly words: Int32Array
  readonly scale: number
  readonly bias: readonly number[]
}

export interface Model {
  /** `<name>@<version>`, recorded with every score. */
  readonly version: string
  readonly lexicon: Lexicon
  readonly language: Table
  /** Hashed by slot with fingerprints; mood.ts says what its bytes are. */
  readonly mood: Table
  readonly topics: Table
  /** By column of LANGUAGES. */
  readonly calibration: readonly Calibration[]
  /** By column of LANGUAGES. */
  readonly abusiveThresholds: readonly number[]
  readonly topicThreshold: number
}
