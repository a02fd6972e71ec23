import { listOf } from './lists.ts'
import { termsOf } from './terms.ts'
import type { MentionView } from './wire.ts'

/** A mention kept as an example of its pane. */
export interface Sample {
  readonly hashHigh: number
  readonly hashLow: number
  readonly mentionId: string
  readonly text: string
  /** Of a hostile reply: the thread it stands in; '' otherwise. */
  readonly thread: string
  /** What it is about, if it is negative. */
  readonly topics: readonly string[]
  /** Its terms, once somebody has asked for them. */
  terms: Uint32Array | undefined
  /** The different ones, ascending; likewise. */
  termSet: Uint32Array | undefined
}

/** The terms of a sample; one that comes twice is there twice. */
export const sampleTerms = (sample: Sample): Uint32Array => {
  sample.terms ??= termsOf(sample.text)
  return sample.terms
}

const isBelow = (aHigh: number, aLow: number, bHigh: number, bLow: number): boolean =>
  aHigh === bHigh ? aLow >>> 0 < bLow >>> 0 : aHigh >>> 0 < bHigh >>> 0

/** Ascending by hash. */
export const sampleOrder = (a: Sample, b: Sample): number =>
  a.hashHigh === b.hashHigh ? (a.hashLow >>> 0) - (b.hashLow >>> 0) : (a.hashHigh >>> 0) - (b.hashHigh >>> 0)

const insert = (samples: Sample[], sample: Sample): void => {
  let at = samples.length
  samples.push(sample)
  for (; at > 0; at--) {
    const before = samples[at - 1]!
    if (!isBelow(sample.hashHigh, sample.hashLow, before.hashHigh, before.hashLow)) break
    samples[at] = before
  }
  samples[at] = sample
}

/**
 * The mentions with the lowest hashes, in ascending order: a uniform sample that does not depend on the order of arrival.
 * Ids and text are only read from the wire for mentions that stay.
 */
export const keepLowest = (samples: Sample[], limit: number, mention: MentionView, thread = ''): Sample[] => {
  const { hashHigh, hashLow } = mention
  const last = samples[limit - 1]
  if (last !== undefined) {
    if (!isBelow(hashHigh, hashLow, last.hashHigh, last.hashLow)) return samples
    samples.pop()
  }
  const sample: Sample = {
    hashHigh,
    hashLow,
    mentionId: mention.mentionId(),
    text: mention.text(),
    thread,
    topics: mention.topics,
    terms: undefined,
    termSet: undefined,
  }
  if (samples.length === 0) return listOf(sample)
  insert(samples, sample)
  return samples
}

/** Merges ascending samples into the `limit` lowest of all. */
export const mergeLowest = (into: Sample[], samples: readonly Sample[], limit: number): void => {
  for (const sample of samples) {
    const last = into[limit - 1]
    if (last !== undefined) {
      if (!isBelow(sample.hashHigh, sample.hashLow, last.hashHigh, last.hashLow)) return
      into.pop()
    }
    insert(into, sample)
  }
}
