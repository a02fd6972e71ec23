import type { AppendRecord } from '../port.ts'
import { compress } from './codecs.ts'
import { crc32C, type Protocol } from './internals.ts'

/** Who sends, so that a broker knows a repetition: the number of the first record counts up per partition. */
export interface ProducerState {
  readonly producerId: bigint
  readonly producerEpoch: number
}

/** Records of one partition as one batch. */
export interface Parcel {
  readonly topic: string
  readonly partition: number
  readonly records: readonly AppendRecord[]
}

export interface SequencedParcel extends Parcel {
  readonly firstSequence: number
}

export interface ProducedPartition {
  readonly topic: string
  readonly partition: number
  readonly errorCode: number
  readonly firstOffset: bigint
  /** −1 where the topic keeps the writer's time. */
  readonly appendedAt: number
}

const PRODUCE_KEY = 0
const PRODUCE_VERSION = 7
const ACKS_ALL = -1
const BATCH_HEADER_BYTES = 61
/** Where the bytes begin that the checksum is over. */
const CHECKED_FROM = 21

const varintSize = (value: number): number =>
  value < 0x40 ? 1 : value < 0x2000 ? 2 : value < 0x10_0000 ? 3 : value < 0x800_0000 ? 4 : 5

const textSize = (text: string): number => {
  const bytes = Buffer.byteLength(text)
  return varintSize(bytes) + bytes
}

const createWriter = (bytes: Buffer, start: number) => {
  let at = start
  /** Zigzag, of numbers that are not negative. */
  const varint = (value: number): void => {
    let rest = value * 2
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest & 0x7f) | 0x80
    bytes[at++] = rest
  }
  return {
    varint,
    zero() {
      bytes[at++] = 0
    },
    text(text: string) {
      varint(Buffer.byteLength(text))
      at += bytes.write(text, at)
    },
    bytes(value: Uint8Array) {
      varint(value.length)
      bytes.set(value, at)
      at += value.length
    },
  }
}

/** Attributes and the difference of times, which are zero, then the record's place, key, value and headers. */
const bodySize = ({ key, value, headers = {} }: AppendRecord, delta: number): number => {
  const names = Object.keys(headers)
  let size = 2 + varintSize(delta) + textSize(key) + varintSize(value.length) + value.length + varintSize(names.length)
  for (const name of names) size += textSize(name) + textSize(headers[name]!)
  return size
}

/** The batch with its records compressed, where that is worth it. Length and checksum are of what is sent. */
const sealed = (plain: Buffer): Buffer => {
  const { codec, data } = compress(plain.subarray(BATCH_HEADER_BYTES))
  const batch = codec === 0 ? plain : Buffer.concat([plain.subarray(0, BATCH_HEADER_BYTES), data])
  batch.writeInt32BE(batch.length - 12, 8)
  batch.writeInt16BE(codec, 21)
  batch.writeUInt32BE(crc32C(batch.subarray(CHECKED_FROM)), 17)
  return batch
}

/** A record batch of format 2. */
export const encodeRecordBatch = (
  { records, firstSequence }: Omit<SequencedParcel, 'topic' | 'partition'>,
  { producerId, producerEpoch }: ProducerState,
  now: number,
): Buffer => {
  const sizes = records.map(bodySize)
  const size = sizes.reduce((sum, body) => sum + varintSize(body) + body, BATCH_HEADER_BYTES)
  const batch = Buffer.allocUnsafe(size)
  batch.fill(0, 0, BATCH_HEADER_BYTES)
  batch.writeInt32BE(-1, 12)
  batch[16] = 2
  batch.writeInt32BE(records.length - 1, 23)
  batch.writeBigInt64BE(BigInt(now), 27)
  batch.writeBigInt64BE(BigInt(now), 35)
  batch.writeBigInt64BE(producerId, 43)
  batch.writeInt16BE(producerEpoch, 51)
  batch.writeInt32BE(firstSequence, 53)
  batch.writeInt32BE(records.length, 57)
  const writer = createWriter(batch, BATCH_HEADER_BYTES)
  for (const [delta, { key, value, headers = {} }] of records.entries()) {
    writer.varint(sizes[delta]!)
    writer.zero()
    writer.zero()
    writer.varint(delta)
    writer.text(key)
    writer.bytes(value)
    const names = Object.keys(headers)
    writer.varint(names.length)
    for (const name of names) {
      writer.text(name)
      writer.text(headers[name]!)
    }
  }
  return sealed(batch)
}

const encodeRequest = (parcels: readonly SequencedParcel[], state: ProducerState, timeoutMs: number): Buffer => {
  const parts: Buffer[] = []
  const int = (bytes: 2 | 4, value: number): void => {
    const part = Buffer.allocUnsafe(bytes)
    part.writeIntBE(value, 0, bytes)
    parts.push(part)
  }
  const now = Date.now()
  const byTopic = Map.groupBy(parcels, ({ topic }) => topic)
  int(2, -1)
  int(2, ACKS_ALL)
  int(4, timeoutMs)
  int(4, byTopic.size)
  for (const [topic, ofTopic] of byTopic) {
    int(2, Buffer.byteLength(topic))
    parts.push(Buffer.from(topic))
    int(4, ofTopic.length)
    for (const parcel of ofTopic) {
      const batch = encodeRecordBatch(parcel, state, now)
      int(4, parcel.partition)
      int(4, batch.length)
      parts.push(batch)
    }
  }
  return Buffer.concat(parts)
}

const decodeAnswer = (payload: Buffer): ProducedPartition[] => {
  const produced: ProducedPartition[] = []
  let at = 4
  for (let topics = payload.readInt32BE(0); topics > 0; topics--) {
    const length = payload.readInt16BE(at)
    const topic = payload.toString('utf8', at + 2, at + 2 + length)
    at += 2 + length
    const partitions = payload.readInt32BE(at)
    at += 4
    for (let index = 0; index < partitions; index++, at += 30) {
      produced.push({
        topic,
        partition: payload.readInt32BE(at),
        errorCode: payload.readInt16BE(at + 4),
        firstOffset: payload.readBigInt64BE(at + 6),
        appendedAt: Number(payload.readBigInt64BE(at + 14)),
      })
    }
  }
  return produced
}

/** One request to one broker; what became of each partition is in the answer. */
export const produceProtocol = (
  parcels: readonly SequencedParcel[],
  state: ProducerState,
  timeoutMs: number,
): Protocol<readonly ProducedPartition[]> => ({
  request: {
    apiKey: PRODUCE_KEY,
    apiVersion: PRODUCE_VERSION,
    apiName: 'Produce',
    async encode() {
      const buffer = encodeRequest(parcels, state, timeoutMs)
      return { buf: buffer, buffer }
    },
  },
  logResponseError: false,
  response: {
    decode: async payload => ({ answer: decodeAnswer(payload) }),
    parse: async decoded => (decoded as { answer: ProducedPartition[] }).answer,
  },
})
