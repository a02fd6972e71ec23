import { appended } from './lists.ts'
import { termsOf } from './terms.ts'
import type { MentionView } from './wire.ts'

/** A mention kept as an example of its pane. */
export interface Sample {
  readonly hashHigh: number
  readonly hashLow: number
  /** The bytes of its id and then of its text, each as one character: half of what strings take, and most are never read. */
  readonly packed: string
  readonly idBytes: number
  /** Of a hostile reply: the thread it stands in; '' otherwise. */
  readonly thread: string
  /** What it is about, if it is negative. */
  readonly topics: readonly string[]
  /** Its terms, while they are among those asked for last. */
  terms: Uint32Array | undefined
  /** The different ones, ascending; likewise. */
  termSet: Uint32Array | undefined
}

const BEYOND_ASCII = /[\x80-\xff]/

const unpacked = (bytes: string): string =>
  BEYOND_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes

/** What `Sample.packed` and `idBytes` are of an id and a text. */
export const pack = (mentionId: string, text: string): Pick<Sample, 'packed' | 'idBytes'> => ({
  packed: Buffer.from(mentionId + text, 'utf8').toString('latin1'),
  idBytes: Buffer.byteLength(mentionId),
})

/** "source:nativeId". */
export const mentionIdOf = ({ packed, idBytes }: Sample): string => unpacked(packed.slice(0, idBytes))

export const textOf = ({ packed, idBytes }: Sample): string => unpacked(packed.slice(idBytes))

/**
 * Samples whose terms are kept: those that were looked at last. More than any one look at a window needs, and enough for the hour of some
 * hundred brands to be looked at again.
 */
const TERMS_KEPT = 16_384
const withTerms: (Sample | undefined)[] = new Array(TERMS_KEPT).fill(undefined)
let nextKept = 0

/** The terms of a sample; one that comes twice is there twice. */
export const sampleTerms = (sample: Sample): Uint32Array => {
  if (sample.terms !== undefined) return sample.terms
  const oldest = withTerms[nextKept]
  if (oldest !== undefined) {
    oldest.terms = undefined
    oldest.termSet = undefined
  }
  withTerms[nextKept] = sample
  nextKept = (nextKept + 1) % TERMS_KEPT
  sample.terms = termsOf(textOf(sample))
  return sample.terms
}

const isBelow = (aHigh: number, aLow: number, bHigh: number, bLow: number): boolean =>
  aHigh === bHigh ? aLow >>> 0 < bLow >>> 0 : aHigh >>> 0 < bHigh >>> 0

/** Ascending by hash. */
export const sampleOrder = (a: Sample, b: Sample): number =>
  a.hashHigh === b.hashHigh ? (a.hashLow >>> 0) - (b.hashLow >>> 0) : (a.hashHigh >>> 0) - (b.hashHigh >>> 0)

const insert = (samples: Sample[], sample: Sample): Sample[] => {
  let at = samples.length
  const longer = appended(samples, sample)
  for (; at > 0; at--) {
    const before = longer[at - 1]!
    if (!isBelow(sample.hashHigh, sample.hashLow, before.hashHigh, before.hashLow)) break
    longer[at] = before
  }
  longer[at] = sample
  return longer
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
  const packed = mention.packed()
  const { idBytes, topics } = mention
  return insert(samples, {
    hashHigh,
    hashLow,
    packed,
    idBytes,
    thread,
    topics,
    terms: undefined,
    termSet: undefined,
  })
}

/** The `limit` lowest of two ascending lists of samples; the first may be changed. */
export const mergeLowest = (into: Sample[], samples: readonly Sample[], limit: number): Sample[] => {
  let merged = into
  for (const sample of samples) {
    const last = merged[limit - 1]
    if (last !== undefined) {
      if (!isBelow(sample.hashHigh, sample.hashLow, last.hashHigh, last.hashLow)) return merged
      merged.pop()
    }
    merged = insert(merged, sample)
  }
  return merged
}
