import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { EpochMs, Log, LogRecord, TopicPartition } from '@tocsin/shared/log/port.ts'
import type { AggregatorEvents } from '../events.ts'
import type { Positions } from './resume-token.ts'

/** What places a value: read from its bytes without decoding all of it. */
export interface FeedHead {
  readonly brandId: string
  /** Values of one key replace each other by `ver`. */
  readonly key: string
  readonly ver: bigint
  /** Under one slot only the value of the greatest order is current. */
  readonly slot: string
  readonly order: number
  /** Of a window; 0 for others. */
  readonly sizeMs: number
}

export interface FeedEntry<T> extends FeedHead {
  /** Decoded when first asked for. */
  value(): T
}

/** A topic of whole values. */
export interface FeedOf<T> {
  readonly topic: string
  headOf(bytes: Uint8Array): FeedHead
  decode(bytes: Uint8Array): T
}

export type FeedListener<T> = (entry: FeedEntry<T>) => void

/** The current values of a topic, and what comes next. Every replica reads all of it, so any of them answers for every brand. */
export interface Feed<T> {
  readonly of: FeedOf<T>
  /**
   * Reads the topic from now on, until every hold was given back; returns how. Nobody's values are read for nothing, and what was read is
   * forgotten when nobody holds the feed any more.
   */
  hold(): () => void
  stop(): Promise<void>
  /** While it is held. */
  caughtUp(): Promise<void>
  /** The current values, the longest untouched first. */
  values(): Iterable<FeedEntry<T>>
  /** Up to where each partition has been read. */
  positions(): Positions
  /** From now on; returns how to end it. */
  subscribe(listener: FeedListener<T>): () => void
  /** Values of the past, in offset order within a partition, up to what has been read when called. */
  since(from: Positions): AsyncIterable<readonly FeedEntry<T>[]>
}

export interface FeedOptions {
  readonly log: Log
  readonly events: AggregatorEvents
  /** From when on values are read, asked when reading begins; undefined for all. */
  readonly sinceMs: (() => EpochMs) | undefined
  /** At most this many slots; the longest untouched goes first. */
  readonly slotsLimit: number
}

/** How far a partition is counted is told between the values. */
export const isValue = ({ headers }: LogRecord): boolean => headers[KIND_HEADER] !== 'tick'

export const createFeed = <T>(of: FeedOf<T>, options: FeedOptions): Feed<T> => {
  const { log, events, sinceMs, slotsLimit } = options
  const kept = new Map<string, FeedEntry<T>>()
  const positions = new Map<number, bigint>()
  const listeners = new Set<FeedListener<T>>()
  let following: Following | undefined
  let holds = 0
  let isStopped = false
  /** Readings that were ended and are not over yet. */
  const ending = new Set<Promise<void>>()

  const entryOf = (bytes: Uint8Array): FeedEntry<T> => {
    let decoded: T | undefined
    return {
      ...of.headOf(bytes),
      value() {
        decoded ??= of.decode(bytes)
        return decoded
      },
    }
  }

  const keep = (entry: FeedEntry<T>): void => {
    const before = kept.get(entry.slot)
    if (before !== undefined) {
      if (entry.order < before.order || (entry.key === before.key && entry.ver <= before.ver)) return
      kept.delete(entry.slot)
    }
    kept.set(entry.slot, entry)
    if (kept.size > slotsLimit) kept.delete(kept.keys().next().value!)
  }

  const take = (partition: number, records: readonly LogRecord[]): void => {
    for (const record of records) {
      if (isValue(record)) {
        const entry = entryOf(record.value)
        keep(entry)
        for (const listener of listeners) listener(entry)
      }
      positions.set(partition, record.offset + 1n)
    }
  }

  const begin = (): void => {
    if (isStopped) return
    const own: Following = follow({
      log,
      topic: of.topic,
      from: () =>
        positions.size > 0
          ? { offsets: [...positions].map(([partition, offset]) => ({ topic: of.topic, partition, offset })) }
          : sinceMs === undefined
            ? 'start'
            : { sinceMs: sinceMs() },
      onBatch(batch) {
        if (own === following) take(batch.partition, batch.records)
      },
      onFailure: (error, retryInMs) => events.readFailed(of.topic, error, retryInMs),
    })
    following = own
  }

  const end = (): void => {
    const own = following
    if (own === undefined) return
    following = undefined
    kept.clear()
    positions.clear()
    const over = own.stop().finally(() => ending.delete(over))
    ending.add(over)
  }

  return {
    of,
    hold() {
      if (++holds === 1) begin()
      let isHeld = true
      return () => {
        if (isHeld && --holds === 0) end()
        isHeld = false
      }
    },
    async stop() {
      isStopped = true
      end()
      await Promise.all(ending)
    },
    async caughtUp() {
      await following?.caughtUp()
    },
    values: () => kept.values(),
    positions: () => new Map(positions),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async *since(from) {
      const until = new Map(positions)
      const starts = new Map((await log.offsets(of.topic)).map(one => [one.partition, one.startOffset]))
      for (const [partition, to] of until) {
        const start = starts.get(partition) ?? 0n
        const wanted = from.get(partition) ?? start
        const place: TopicPartition = { topic: of.topic, partition }
        const begin = wanted < start ? start : wanted
        if (begin >= to) continue
        for await (const records of log.read(place, begin, to))
          yield records.filter(isValue).map(record => entryOf(record.value))
      }
    },
  }
}
