import { RecordTooLargeError } from '../errors.ts'
import { partitionOf } from '../partitioner.ts'
import type { AppendRecord, AppendResult, EpochMs } from '../port.ts'
import { createFlushGate } from './flush-gate.ts'
import { createFrameWriter, type FrameWriter, payloadBytes } from './frames.ts'
import type { Chunk, ChunkOutcome } from './protocol.ts'
import { errorOf, type StoreClient } from './store-client.ts'
import { dayOf, type Topic, type Topics } from './topics.ts'

const MAX_RECORD_BYTES = 1024 * 1024
/** A chunk is read as a whole, so it stays small against what a reader holds. */
const CHUNK_BYTES = 256 * 1024
/** One transaction. */
const FLUSH_BYTES = 8 * 1024 * 1024

export interface AppenderDeps {
  readonly client: StoreClient
  readonly topics: Topics
  readonly now: () => EpochMs
  readonly appendTime?: ((topic: string, record: AppendRecord, now: EpochMs) => EpochMs) | undefined
  /** A topic has records of a day later than any before: old files may go. */
  readonly onNewDay: () => void
}

export interface Appender {
  append(topic: string, records: readonly AppendRecord[]): Promise<readonly AppendResult[]>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

interface OpenChunk {
  readonly topic: Topic
  readonly partition: number
  readonly day: number
  readonly frames: FrameWriter
  recordCount: number
  lastAt: EpochMs
  readonly stored: PromiseWithResolvers<number>
}

/** Packs records into chunks per partition and hands them to the worker, those of callers that wait at the same time together. */
export const createAppender = ({ client, topics, now, appendTime, onNewDay }: AppenderDeps): Appender => {
  let chunks: OpenChunk[] = []
  const open = new Map<Topic, (OpenChunk | undefined)[]>()

  /** Throws before anything of the call is taken. */
  const assertTakes = (topic: Topic, { key, value, headers, partition = 0 }: AppendRecord): void => {
    const { name } = topic.settings
    if (!(partition in topic.ends)) throw new RangeError(`topic ${name} has no partition ${partition}`)
    if (!headers && key.length * 3 + value.length <= MAX_RECORD_BYTES) return
    const bytes = payloadBytes({ key, value, ...(headers ? { headers } : {}) })
    if (bytes > MAX_RECORD_BYTES) {
      throw new RecordTooLargeError(`a record for ${name} has ${bytes} bytes; at most ${MAX_RECORD_BYTES} are taken`)
    }
  }

  const timesOf = (name: string, records: readonly AppendRecord[]): readonly EpochMs[] | EpochMs => {
    const at = now()
    if (!appendTime) return at
    return records.map(record => {
      const time = appendTime(name, record, at)
      if (!Number.isFinite(time)) throw new TypeError(`append time ${time} for ${name} is not a time`)
      return time
    })
  }

  const chunkFor = (topic: Topic, partition: number, appendedAt: EpochMs, expectedBytes: number): OpenChunk => {
    const ofTopic = open.get(topic) ?? []
    open.set(topic, ofTopic)
    const day = dayOf(appendedAt)
    const current = ofTopic[partition]
    if (current && current.day === day && current.frames.byteCount < CHUNK_BYTES) return current
    const chunk: OpenChunk = {
      topic,
      partition,
      day,
      frames: createFrameWriter(Math.min(expectedBytes, CHUNK_BYTES)),
      lastAt: appendedAt,
      recordCount: 0,
      stored: Promise.withResolvers(),
    }
    ofTopic[partition] = chunk
    chunks.push(chunk)
    return chunk
  }

  const takeGathered = (): OpenChunk[] => {
    let bytes = 0
    let count = 0
    while (count < chunks.length && (count === 0 || bytes < FLUSH_BYTES)) bytes += chunks[count++]!.frames.byteCount
    const taken = chunks.slice(0, count)
    chunks = chunks.slice(count)
    if (chunks.length === 0) open.clear()
    else for (const { topic, partition } of taken) delete open.get(topic)![partition]
    return taken
  }

  const settle = (taken: readonly OpenChunk[], outcomes: readonly ChunkOutcome[]): void => {
    let newDay = false
    for (const [index, { topic, partition, day, recordCount, stored }] of taken.entries()) {
      const outcome = outcomes[index]!
      if ('problem' in outcome) {
        stored.reject(errorOf(outcome.problem))
      } else {
        topics.advance(topic, partition, outcome.firstOffset + recordCount)
        stored.resolve(outcome.firstOffset)
        newDay ||= day > topic.newestDay
        topic.newestDay = Math.max(topic.newestDay, day)
      }
    }
    if (newDay) onNewDay()
  }

  const gate = createFlushGate(() => {
    if (chunks.length === 0) return undefined
    const taken = takeGathered()
    const request = taken.map(({ topic, partition, day, recordCount, lastAt, frames }): Chunk => {
      return { topic: topic.settings.name, partition, day, recordCount, lastAt, bytes: frames.finish() }
    })
    const transfer = request.map(({ bytes }) => bytes.buffer)
    return client.call('append', request, transfer).then(
      outcomes => settle(taken, outcomes),
      error => {
        for (const { stored } of taken) stored.reject(error)
      },
    )
  })

  return {
    async append(name, records) {
      const topic = topics.get(name)
      let expectedBytes = 256
      for (const record of records) {
        assertTakes(topic, record)
        expectedBytes += record.key.length + record.value.length + 32
      }
      const times = timesOf(name, records)
      const written: { readonly chunk: OpenChunk; readonly index: number; readonly appendedAt: EpochMs }[] = []
      for (const [position, record] of records.entries()) {
        const partition = record.partition ?? partitionOf(record.key, topic.ends.length)
        const appendedAt = Math.max(topic.lastAt[partition]!, typeof times === 'number' ? times : times[position]!)
        topic.lastAt[partition] = appendedAt
        const chunk = chunkFor(topic, partition, appendedAt, expectedBytes)
        chunk.frames.write(record, appendedAt)
        chunk.lastAt = appendedAt
        written.push({ chunk, index: chunk.recordCount++, appendedAt })
      }
      if (written.length === 0) return []
      gate.request()
      const chunksOfCall = [...new Set(written.map(({ chunk }) => chunk))]
      const offsets = await Promise.all(chunksOfCall.map(chunk => chunk.stored.promise))
      const firstOffsets = new Map(chunksOfCall.map((chunk, index) => [chunk, offsets[index]!]))
      return written.map(({ chunk, index, appendedAt }) => ({
        partition: chunk.partition,
        offset: BigInt(firstOffsets.get(chunk)! + index),
        appendedAt,
      }))
    },
    idle: gate.idle,
  }
}
