import { LogUnavailableError, RecordTooLargeError } from '../errors.ts'
import { partitionOf } from '../partitioner.ts'
import type { AppendRecord, AppendResult } from '../port.ts'
import type { Placed, Sender } from './producer.ts'
import { MAX_BATCH_BYTES } from './topics.ts'

const MAX_RECORD_BYTES = 1024 * 1024
/** What one request carries; more waits for the next. */
const SEND_BYTES = 4 * 1024 * 1024
/** What may wait while brokers are away; more is refused. */
const QUEUE_BYTES = 64 * 1024 * 1024
/** Lengths, deltas and counts of a record, and of a header. */
const RECORD_OVERHEAD_BYTES = 40

export interface AppenderDeps {
  readonly sender: Sender
  readonly partitionCount: (topic: string) => Promise<number>
}

export interface Appender {
  append(topic: string, records: readonly AppendRecord[]): Promise<readonly AppendResult[]>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** The records of one call for one partition, or a part of them when they are too many for one batch. */
interface Piece {
  readonly topic: string
  readonly partition: number
  readonly records: AppendRecord[]
  bytes: number
  readonly placed: PromiseWithResolvers<Placed>
  /** How many records of the same parcel go before it. */
  before: number
}

const bytesOf = ({ key, value, headers }: AppendRecord): number => {
  let bytes = Buffer.byteLength(key) + value.length
  for (const name in headers) bytes += Buffer.byteLength(name) + Buffer.byteLength(headers[name]!)
  return bytes
}

const assertTakes = (topic: string, count: number, record: AppendRecord): number => {
  const { partition = 0 } = record
  if (!Number.isInteger(partition) || partition < 0 || partition >= count) {
    throw new RangeError(`topic ${topic} has no partition ${partition}`)
  }
  const bytes = bytesOf(record)
  if (bytes > MAX_RECORD_BYTES) {
    throw new RecordTooLargeError(`a record for ${topic} has ${bytes} bytes; at most ${MAX_RECORD_BYTES} are taken`)
  }
  return bytes + RECORD_OVERHEAD_BYTES * (1 + Object.keys(record.headers ?? {}).length)
}

/** Gathers what callers append while a request is under way and sends it with the next one, each caller's records together and in order. */
export const createAppender = ({ sender, partitionCount }: AppenderDeps): Appender => {
  let queue: Piece[] = []
  let queuedBytes = 0
  let sending: Promise<void> | undefined
  const counts = new Map<string, Promise<number>>()

  /** One promise per topic, so that callers go on in the order in which they came. */
  const countOf = (topic: string): Promise<number> => {
    const known = counts.get(topic)
    if (known) return known
    const asked = partitionCount(topic)
    counts.set(topic, asked)
    asked.catch(() => counts.delete(topic))
    return asked
  }

  const takeQueued = (): Piece[] => {
    const perPartition = new Map<string, number>()
    let bytes = 0
    let count = 0
    for (; count < queue.length; count++) {
      const piece = queue[count]!
      const key = `${piece.topic}/${piece.partition}`
      const ofPartition = (perPartition.get(key) ?? 0) + piece.bytes
      if (count > 0 && (bytes + piece.bytes > SEND_BYTES || ofPartition > MAX_BATCH_BYTES)) break
      perPartition.set(key, ofPartition)
      bytes += piece.bytes
    }
    const taken = queue.slice(0, count)
    queue = queue.slice(count)
    queuedBytes -= bytes
    return taken
  }

  const sendSome = async (): Promise<void> => {
    const pieces = takeQueued()
    const parcels = [...Map.groupBy(pieces, ({ topic, partition }) => `${topic}/${partition}`).values()].map(
      together => {
        let before = 0
        for (const piece of together) {
          piece.before = before
          before += piece.records.length
        }
        const { topic, partition } = together[0]!
        return { topic, partition, records: together.flatMap(({ records }) => records), together }
      },
    )
    try {
      const placed = await sender.send(parcels)
      for (const [index, { together }] of parcels.entries()) {
        const { firstOffset, appendedAt } = placed[index]!
        for (const piece of together) {
          piece.placed.resolve({ firstOffset: firstOffset + BigInt(piece.before), appendedAt })
        }
      }
    } catch (error) {
      for (const { placed } of pieces) placed.reject(error)
    }
  }

  const sendAll = async (): Promise<void> => {
    // Callers of the same turn go together.
    await Promise.resolve()
    while (queue.length > 0) await sendSome()
    sending = undefined
  }

  return {
    async append(topic, records) {
      if (records.length === 0) return []
      const count = await countOf(topic)
      const sizes = records.map(record => assertTakes(topic, count, record))
      const total = sizes.reduce((sum, bytes) => sum + bytes, 0)
      if (queuedBytes > 0 && queuedBytes + total > QUEUE_BYTES) {
        throw new LogUnavailableError(`${queuedBytes} bytes wait to be appended already`)
      }
      const open = new Map<number, Piece>()
      const pieces: Piece[] = []
      const places = records.map((record, position) => {
        const partition = record.partition ?? partitionOf(record.key, count)
        const bytes = sizes[position]!
        let piece = open.get(partition)
        if (!piece || piece.bytes + bytes > MAX_BATCH_BYTES) {
          piece = { topic, partition, records: [], bytes: 0, before: 0, placed: Promise.withResolvers() }
          open.set(partition, piece)
          pieces.push(piece)
        }
        piece.bytes += bytes
        piece.records.push(record)
        return { piece, index: piece.records.length - 1 }
      })
      queue.push(...pieces)
      queuedBytes += total
      sending ??= sendAll()
      const placed = await Promise.all(pieces.map(piece => piece.placed.promise))
      const byPiece = new Map(pieces.map((piece, index) => [piece, placed[index]!]))
      return places.map(({ piece, index }) => {
        const { firstOffset, appendedAt } = byPiece.get(piece)!
        return { partition: piece.partition, offset: firstOffset + BigInt(index), appendedAt }
      })
    },
    async idle() {
      while (sending) await sending
    },
  }
}
