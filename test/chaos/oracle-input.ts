import { controlCodec, DecodeError, mentionCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { topicsOf } from '@tocsin/shared/events/crisis-topics.ts'
import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'

/*
 * The oracle reads the whole input of one partition and says what must come out, by DESIGN's sections 5 to 7 and by nothing of the
 * aggregator's code. It never forgets and never hurries: every window is summed from the mentions themselves.
 */

const SECOND_MS = 1_000
const PANE_MS = 10_000
/** The watermark's 10 s and the 5 min that a live mention may be late. */
const SEALED_AFTER_MS = 310_000
/** No mention counts further in the future of its append than this. */
const FUTURE_MS = 120_000

/** One mention that counts, once. */
export interface Counted {
  readonly offset: bigint
  readonly id: string
  readonly weight: number
  readonly sentiment: 'negative' | 'neutral' | 'positive'
  readonly language: string
  readonly author: string
  readonly vulgar: boolean
  readonly abusive: boolean
  readonly topics: readonly string[]
}

/** What one brand was told, by 10 s of time. */
export interface BrandInput {
  readonly panes: Map<number, Counted[]>
  /** Those that came too late for their own pane, by the pane of their append. */
  readonly late: Map<number, Counted[]>
}

export interface PartitionInput {
  readonly brands: ReadonlyMap<string, BrandInput>
  /** Stream time as it rose: from this record on it is so late. */
  readonly streamTimes: readonly { readonly offset: bigint; readonly streamMs: number }[]
  /** Rules in force from a record on, by brand. */
  readonly rules: ReadonlyMap<string, { readonly offset: bigint; readonly rules: readonly Rule[] }>
  /** Mentions of whatever fate: (brand, source, native id). */
  readonly ids: ReadonlySet<string>
  readonly repeats: number
  /** Offsets of records that nobody can read. */
  readonly unreadable: readonly bigint[]
}

const floorTo = (ms: number, step: number): number => Math.floor(ms / step) * step

const SENTIMENTS: Readonly<Record<string, Counted['sentiment']>> = {
  SENTIMENT_NEGATIVE: 'negative',
  SENTIMENT_POSITIVE: 'positive',
}

/** An identity as one text that no two identities share. */
export const identityOf = (brandId: string, source: string, nativeId: string): string =>
  JSON.stringify([brandId, source, nativeId])

/** Gathers the records of one partition of mentions.scored, in offset order; `input` is what they have come to so far. */
export const createInputReader = (rulesOf: (configId: string, version: number) => readonly Rule[] | undefined) => {
  const brands = new Map<string, BrandInput>()
  const streamTimes: { offset: bigint; streamMs: number }[] = []
  const rules = new Map<string, { offset: bigint; rules: readonly Rule[] }>()
  const ids = new Set<string>()
  let streamMs = 0
  let repeats = 0
  const unreadable: bigint[] = []

  const brandOf = (brandId: string): BrandInput => {
    const known = brands.get(brandId) ?? { panes: new Map(), late: new Map() }
    brands.set(brandId, known)
    return known
  }
  const put = (into: Map<number, Counted[]>, paneMs: number, counted: Counted): void => {
    const held = into.get(paneMs)
    if (held === undefined) into.set(paneMs, [counted])
    else held.push(counted)
  }
  const moveTo = (appendedMs: number, offset: bigint): void => {
    if (appendedMs <= streamMs) return
    streamMs = appendedMs
    streamTimes.push({ offset, streamMs })
  }

  const takeMention = ({ value, offset, appendedAt }: LogRecord): void => {
    const mention = mentionCodec.decode(value)
    if (mention.brandId === '' || mention.nativeId === '') throw new DecodeError('no identity')
    moveTo(mention.appendedAtMs || appendedAt, offset)
    const id = identityOf(mention.brandId, mention.source, mention.nativeId)
    if (ids.has(id)) {
      repeats++
      return
    }
    ids.add(id)
    const counted: Counted = {
      offset,
      id,
      weight: mention.weight || 1,
      sentiment: SENTIMENTS[mention.sentiment] ?? 'neutral',
      language: mention.language || 'und',
      author: mention.authorHash || `the author of ${id}`,
      vulgar: mention.vulgar,
      abusive: mention.abusive,
      topics: topicsOf(mention.topics),
    }
    const isSlow = mention.timing === 'TIMING_SLOW' || mention.eventTimeMs <= 0
    const placedMs = isSlow ? streamMs : Math.min(mention.eventTimeMs, streamMs + FUTURE_MS)
    const paneMs = floorTo(placedMs, PANE_MS)
    const { panes, late } = brandOf(mention.brandId)
    const isSealed = paneMs + PANE_MS <= floorTo(streamMs, SECOND_MS) - SEALED_AFTER_MS
    if (isSealed) put(late, floorTo(streamMs, PANE_MS), counted)
    else put(panes, paneMs, counted)
  }

  const takeRecord = (record: LogRecord): void => {
    const kind = record.headers[KIND_HEADER] ?? 'mention'
    if (kind === 'mention') takeMention(record)
    else if (kind === 'tick') moveTo(tickCodec.decode(record.value).appendedAtMs || record.appendedAt, record.offset)
    else {
      const { brandId, configId, configVersion, appendedAtMs } = controlCodec.decode(record.value)
      moveTo(appendedAtMs || record.appendedAt, record.offset)
      brandOf(brandId)
      const named = rulesOf(configId, configVersion)
      if (named !== undefined && !rules.has(brandId)) rules.set(brandId, { offset: record.offset, rules: named })
    }
  }

  return {
    take(record: LogRecord): void {
      try {
        takeRecord(record)
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error
        unreadable.push(record.offset)
      }
    },
    input: (): PartitionInput => ({ brands, streamTimes, rules, ids, repeats, unreadable }),
    streamMs: (): number => streamMs,
  }
}
