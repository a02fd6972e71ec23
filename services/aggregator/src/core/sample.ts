import type { MentionView } from './wire.ts'
import { termsOf, wordsOf } from './words.ts'

/** A mention kept as an example of its pane. */
export interface Sample {
  readonly hashHigh: number
  readonly hashLow: number
  readonly mentionId: string
  readonly text: string
  /** Its terms, once somebody has asked for them. */
  terms: readonly string[] | undefined
}

/** The distinct words and pairs of words of a sample. */
export const sampleTerms = (sample: Sample): readonly string[] => {
  sample.terms ??= [...termsOf(wordsOf(sample.text))]
  return sample.terms
}

const isBelow = (aHigh: number, aLow: number, bHigh: number, bLow: number): boolean =>
  aHigh === bHigh ? aLow >>> 0 < bLow >>> 0 : aHigh >>> 0 < bHigh >>> 0

export const sampleOrder = (a: Sample, b: Sample): number =>
  a.hashHigh === b.hashHigh ? (a.hashLow >>> 0) - (b.hashLow >>> 0) : (a.hashHigh >>> 0) - (b.hashHigh >>> 0)

/**
 * Keeps the mentions with the lowest hashes, in ascending order: a uniform sample that does not depend on the order of arrival.
 * Ids and text are only read from the wire for mentions that stay.
 */
export const keepLowest = (samples: Sample[], limit: number, mention: MentionView): void => {
  const { hashHigh, hashLow } = mention
  const last = samples[limit - 1]
  if (last !== undefined) {
    if (!isBelow(hashHigh, hashLow, last.hashHigh, last.hashLow)) return
    samples.pop()
  }
  let at = samples.length
  while (at > 0 && isBelow(hashHigh, hashLow, samples[at - 1]!.hashHigh, samples[at - 1]!.hashLow)) at--
  samples.splice(at, 0, { hashHigh, hashLow, mentionId: mention.mentionId(), text: mention.text(), terms: undefined })
}
