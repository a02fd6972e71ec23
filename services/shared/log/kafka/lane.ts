import type { Logger } from '../../runtime/logger.ts'
import { LogGapError } from '../errors.ts'
import type { LogRecord, TopicPartition } from '../port.ts'
import type { Cursor } from '../pump.ts'
import { breathe } from './breather.ts'
import type { FetchedPartition } from './fetch.ts'

/** One partition is read ahead up to about this without compression, and one fetch brings at most about as much again. */
const AHEAD_BYTES = 1024 * 1024
/** So little is asked for at least: records that compress very well may be followed by others. */
const LEAST_BYTES = 64 * 1024
/** A lane that gave out records so lately will soon want more. */
const DRAINING_MS = 100

export interface Lane extends Cursor, TopicPartition {
  /** The offset to fetch from; undefined while enough is here. */
  readonly wanted: number | undefined
  /** How much to fetch as it is on the wire, going by how far what came last was compressed. */
  readonly wantedBytes: number
  /** Full, but its records are being taken: a long poll without it would hold it up. */
  isDraining(): boolean
  deliver(fetched: FetchedPartition): void
  /** The offset asked for is not in the log. */
  outOfRange(asked: number, bounds: { readonly startOffset: bigint; readonly endOffset: bigint }): void
  /** Its user gets the error at the next read. */
  fail(error: unknown): void
  close(): void
}

export interface LaneOptions extends TopicPartition {
  readonly from: number
  readonly endOffset: number
  /** Records removed before they were read: an error, or go on at what is there. */
  readonly onGap: 'fail' | 'skip'
  readonly logger: Logger
  /** It wants records. */
  readonly onHungry: () => void
  readonly onClose: (lane: Lane) => void
}

interface Chunk {
  readonly records: readonly LogRecord[]
  readonly next: number
  readonly bytes: number
  taken: number
}

/** The records of one partition between the fetcher, which fills it, and a pump, which empties it. */
export const createLane = (options: LaneOptions): Lane => {
  const { topic, partition, onGap, logger, onHungry } = options
  const listeners = new Set<() => void>()
  let position = options.from
  let fetchAt = options.from
  let endOffset = options.endOffset
  let chunks: Chunk[] = []
  let bytesHere = 0
  let wantedBytes = AHEAD_BYTES
  let takenAt = -DRAINING_MS
  let failure: { readonly error: unknown } | undefined

  const changed = (): void => {
    for (const listener of listeners) listener()
  }

  const take = (maxRecords: number): LogRecord[] => {
    const records: LogRecord[] = []
    while (chunks.length > 0 && records.length < maxRecords) {
      const chunk = chunks[0]!
      const count = Math.min(maxRecords - records.length, chunk.records.length - chunk.taken)
      for (let index = chunk.taken; index < chunk.taken + count; index++) records.push(chunk.records[index]!)
      chunk.taken += count
      if (chunk.taken === chunk.records.length) {
        chunks.shift()
        bytesHere -= chunk.bytes
        position = chunk.next
      } else position = Number(chunk.records[chunk.taken - 1]!.offset) + 1
    }
    return records
  }

  const lane: Lane = {
    topic,
    partition,
    get position() {
      return position
    },
    get endOffset() {
      return endOffset
    },
    get wanted() {
      return failure || bytesHere >= AHEAD_BYTES ? undefined : fetchAt
    },
    get wantedBytes() {
      return wantedBytes
    },
    isDraining: () => bytesHere >= AHEAD_BYTES && performance.now() - takenAt < DRAINING_MS,
    async next(maxRecords) {
      await breathe()
      if (failure && chunks.length === 0) throw failure.error
      const wasFull = bytesHere >= AHEAD_BYTES
      const records = take(maxRecords)
      takenAt = performance.now()
      if (wasFull && bytesHere < AHEAD_BYTES) onHungry()
      return records
    },
    seek(offset) {
      position = offset
      fetchAt = offset
      chunks = []
      bytesHere = 0
      failure = undefined
      onHungry()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    deliver({ offset, endOffset: end, batches: { records, next, bytes }, wireBytes }) {
      // A seek came in between.
      if (offset !== fetchAt) return
      endOffset = end
      if (next === undefined || next <= fetchAt) return
      fetchAt = next
      if (records.length > 0) {
        wantedBytes = Math.max(LEAST_BYTES, Math.min(AHEAD_BYTES, Math.round((AHEAD_BYTES * wireBytes) / bytes)))
        chunks.push({ records, next, bytes, taken: 0 })
        bytesHere += bytes
      } else if (chunks.length === 0) position = next
      else chunks[chunks.length - 1] = { ...chunks.at(-1)!, next }
      changed()
    },
    outOfRange(asked, bounds) {
      if (asked !== fetchAt) return
      const [start, end] = [Number(bounds.startOffset), Number(bounds.endOffset)]
      if (asked >= start && asked <= end) return
      if (onGap === 'fail') {
        const what = asked < start ? `begins at offset ${start}` : `ends at offset ${end}`
        return lane.fail(
          new LogGapError(
            `${topic}/${partition} ${what}; records from ${asked} on were removed before they were read. They are not skipped: ` +
              'restore them, or start a new group version that reprocesses from the log start',
          ),
        )
      }
      logger.warn({ topic, partition, asked, start, end }, 'records were removed before they were read; reading on')
      fetchAt = asked < start ? start : end
      if (chunks.length === 0) position = fetchAt
      changed()
      onHungry()
    },
    fail(error) {
      failure = { error }
      changed()
    },
    close() {
      options.onClose(lane)
    },
  }
  return lane
}
