import { LogGapError } from '../errors.ts'
import type { LogRecord } from '../port.ts'
import type { Cursor } from '../pump.ts'
import { createFrameReader, type FrameReader } from './frames.ts'
import type { StoreClient } from './store-client.ts'
import type { Topic } from './topics.ts'

/** What one request to the worker brings; also what is read ahead while a handler works. */
const READ_BYTES = 512 * 1024

export interface CursorOptions {
  readonly client: StoreClient
  readonly topic: Topic
  readonly partition: number
  readonly from: number
  /** Exclusive; asked at every read. */
  readonly to: () => number
  /** Records removed before they were read: an error, or go on at the log start. */
  readonly onGap: 'fail' | 'skip'
}

/** Reads one partition, one request ahead of its user. Not for concurrent calls of `next`. */
export const createCursor = ({ client, topic, partition, from, to, onGap }: CursorOptions): Cursor => {
  let position = from
  let fetchFrom = from
  let runs: { offset: number; until: number; frames: FrameReader }[] = []
  let fetching: Promise<void> | undefined
  let seeks = 0

  const fetch = async (): Promise<void> => {
    const requested = fetchFrom
    const seeksBefore = seeks
    const limit = to()
    const name = topic.settings.name
    const request = { topic: name, partition, from: requested, to: limit, maxBytes: READ_BYTES }
    const reply = await client.call('read', request)
    if (seeks !== seeksBefore) return
    const start = topic.starts[partition]!
    if (requested < start && onGap === 'fail') {
      throw new LogGapError(
        `${name}/${partition} begins at offset ${start}; records from ${requested} on were removed before they were read`,
      )
    }
    for (const run of reply.runs) {
      const frames = createFrameReader(run.bytes)
      let offset = run.firstOffset
      for (; offset < requested && !frames.done; offset++) frames.skip()
      if (!frames.done) runs.push({ offset, until: limit, frames })
    }
    fetchFrom = Math.max(reply.next, requested)
    if (runs.length === 0) position = fetchFrom
  }

  const readAhead = (): void => {
    if (fetching || fetchFrom >= to()) return
    const started = fetch().finally(() => {
      if (fetching === started) fetching = undefined
    })
    fetching = started
    // Whoever needs the records awaits it; until then a failure is not unhandled.
    started.catch(() => undefined)
  }

  const take = (maxRecords: number): LogRecord[] => {
    const records: LogRecord[] = []
    while (runs.length > 0 && records.length < maxRecords) {
      const run = runs[0]!
      while (!run.frames.done && run.offset < run.until && records.length < maxRecords) {
        records.push(run.frames.read(BigInt(run.offset++)))
      }
      if (run.frames.done || run.offset >= run.until) runs.shift()
    }
    if (records.length > 0) position = Number(records.at(-1)!.offset) + 1
    return records
  }

  return {
    get position() {
      return position
    },
    async next(maxRecords) {
      while (runs.length === 0 && fetchFrom < to()) {
        readAhead()
        await fetching
      }
      const records = take(maxRecords)
      if (runs.length === 0) readAhead()
      return records
    },
    seek(offset) {
      seeks++
      position = offset
      fetchFrom = offset
      runs = []
      fetching = undefined
    },
    get endOffset() {
      return topic.ends[partition]!
    },
    onChange(listener) {
      topic.listeners[partition]!.add(listener)
      return () => topic.listeners[partition]!.delete(listener)
    },
  }
}
