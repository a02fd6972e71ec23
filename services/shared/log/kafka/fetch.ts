import type { TopicPartition } from '../port.ts'
import { type Broker, errorOfCode, type FetchTopic, fetchProtocol } from './internals.ts'
import { type DecodedBatches, decodeRecordBatches } from './record-batches.ts'

/** What one partition is asked for. */
export interface FetchPosition extends TopicPartition {
  readonly offset: number
  /** As they are on the wire; one batch comes whole however large it is. */
  readonly maxBytes: number
}

export interface FetchedPartition extends TopicPartition {
  /** The offset that was asked for. */
  readonly offset: number
  /** Set when the broker refused this partition, or when its bytes cannot be read. */
  readonly error: Error | undefined
  readonly startOffset: number
  readonly endOffset: number
  readonly batches: DecodedBatches
  /** What they took on the wire. */
  readonly wireBytes: number
}

export interface FetchLimits {
  readonly maxWaitMs: number
  readonly maxBytes: number
}

const NOTHING: DecodedBatches = { records: [], next: undefined, bytes: 0 }
/** throttle time, error code, session id */
const ANSWER_HEADER_BYTES = 10

const decodeAnswer = (payload: Buffer, positions: ReadonlyMap<string, FetchPosition>): FetchedPartition[] => {
  let at = ANSWER_HEADER_BYTES
  const problem = payload.readInt16BE(4)
  if (problem !== 0) throw errorOfCode(problem)
  const int32 = (): number => {
    at += 4
    return payload.readInt32BE(at - 4)
  }
  const int64 = (): number => {
    at += 8
    return Number(payload.readBigInt64BE(at - 8))
  }
  const fetched: FetchedPartition[] = []
  for (let topics = int32(); topics > 0; topics--) {
    const length = payload.readInt16BE(at)
    const topic = payload.toString('utf8', at + 2, at + 2 + length)
    at += 2 + length
    for (let partitions = int32(); partitions > 0; partitions--) {
      const partition = int32()
      const code = payload.readInt16BE(at)
      at += 2
      const endOffset = int64()
      at += 8
      const startOffset = int64()
      const aborted = int32()
      at += Math.max(aborted, 0) * 16 + 4
      const size = Math.max(int32(), 0)
      const bytes = payload.subarray(at, at + size)
      at += size
      const offset = positions.get(`${topic}/${partition}`)!.offset
      let error = code === 0 ? undefined : errorOfCode(code)
      let batches = NOTHING
      try {
        if (!error) batches = decodeRecordBatches(bytes, offset)
      } catch (cause) {
        error = new Error(`records of ${topic}/${partition} from offset ${offset} on cannot be read`, { cause })
      }
      fetched.push({ topic, partition, offset, error, startOffset, endOffset, batches, wireBytes: size })
    }
  }
  return fetched
}

/** One fetch from one broker. What is wrong with a partition is told per partition; rejects when the broker did not answer. */
export const fetchFrom = (
  broker: Broker,
  positions: readonly FetchPosition[],
  { maxWaitMs, maxBytes }: FetchLimits,
): Promise<readonly FetchedPartition[]> => {
  const topics = new Map<string, FetchTopic['partitions'][number][]>()
  for (const { topic, partition, offset, maxBytes: ofPartition } of positions) {
    const partitions = topics.get(topic) ?? []
    topics.set(topic, partitions)
    partitions.push({ partition, fetchOffset: String(offset), maxBytes: ofPartition })
  }
  const asked = new Map(positions.map(position => [`${position.topic}/${position.partition}`, position]))
  return broker.connectionPool.send(
    fetchProtocol(
      { maxWaitTime: maxWaitMs, maxBytes, topics: [...topics].map(([topic, partitions]) => ({ topic, partitions })) },
      payload => decodeAnswer(payload, asked),
    ),
  )
}
