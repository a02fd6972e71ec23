import type { LogRecord } from '../port.ts'
import { decompress } from './codecs.ts'
import { createTexts } from './texts.ts'

/** Bytes of a batch before its records (format 2, the only one that brokers since 4.0 serve). */
const HEADER_BYTES = 61
const CODEC_MASK = 0x07
const APPEND_TIME_FLAG = 0x08
const CONTROL_FLAG = 0x20
type Headers = LogRecord['headers']
const NO_HEADERS: Headers = Object.freeze({})

export interface DecodedBatches {
  readonly records: LogRecord[]
  /** The offset after the last whole batch; compaction leaves batches without records, which move it all the same. Undefined without a whole batch. */
  readonly next: number | undefined
  /** What the batches take without compression. */
  readonly bytes: number
}

const texts = createTexts()

/** Reads zigzag varints and lengths in one buffer; offsets of records are small deltas, so 32 bits and floats suffice. */
const createReader = (bytes: Buffer) => {
  let at = 0
  const varint = (): number => {
    let byte = bytes[at++]!
    if (byte < 0x80) return (byte >>> 1) ^ -(byte & 1)
    let value = byte & 0x7f
    for (let scale = 128; ; scale *= 128) {
      byte = bytes[at++]!
      value += (byte & 0x7f) * scale
      if (byte < 0x80) break
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
  return {
    varint,
    skip(count: number) {
      at += count
    },
    get at() {
      return at
    },
    moveTo(position: number) {
      at = position
    },
    /** A view, not a copy; a negative length means absent. */
    bytes(): Buffer {
      const length = varint()
      if (length <= 0) return bytes.subarray(at, at)
      at += length
      return bytes.subarray(at - length, at)
    },
    text(): string {
      const length = varint()
      if (length <= 0) return ''
      at += length
      return texts(bytes, at - length, at)
    },
  }
}

/** Records of a batch mostly have the same headers: they are read again only where their bytes differ from those of the record before. */
const createHeaders = (bytes: Buffer, reader: ReturnType<typeof createReader>): ((to: number) => Headers) => {
  let last = NO_HEADERS
  let lastFrom = 0
  let lastTo = 0
  const isLast = (from: number, to: number): boolean => {
    if (to - from !== lastTo - lastFrom) return false
    for (let i = 0; i < to - from; i++) if (bytes[from + i] !== bytes[lastFrom + i]) return false
    return true
  }
  return to => {
    const from = reader.at
    if (isLast(from, to)) return last
    const given: [string, string][] = []
    for (let count = reader.varint(); count > 0; count--) given.push([reader.text(), reader.text()])
    last = given.length === 0 ? NO_HEADERS : Object.freeze(Object.fromEntries(given))
    lastFrom = from
    lastTo = to
    return last
  }
}

const decodeRecords = (
  bytes: Buffer,
  count: number,
  base: { readonly offset: number; readonly time: number; readonly appendTime: number | undefined },
  from: number,
  into: LogRecord[],
): void => {
  const reader = createReader(bytes)
  const headersTo = createHeaders(bytes, reader)
  for (let index = 0; index < count; index++) {
    const length = reader.varint()
    const end = reader.at + length
    reader.skip(1)
    const time = base.time + reader.varint()
    const offset = base.offset + reader.varint()
    if (offset >= from) {
      const key = reader.text()
      const value = reader.bytes()
      into.push({ offset: BigInt(offset), appendedAt: base.appendTime ?? time, key, value, headers: headersTo(end) })
    }
    reader.moveTo(end)
  }
}

/**
 * The records at or after `from` in what a fetch brought of one partition. A batch that the broker cut off at its end is left for the next fetch.
 * Values are views of `bytes` where it is not compressed.
 */
export const decodeRecordBatches = (bytes: Buffer, from: number): DecodedBatches => {
  const records: LogRecord[] = []
  let next: number | undefined
  let plainBytes = 0
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const end = at + 12 + bytes.readInt32BE(at + 8)
    if (end > bytes.length) break
    const magic = bytes[at + 16]
    if (magic !== 2) throw new Error(`record batch of format ${magic}; only format 2 is read`)
    const offset = Number(bytes.readBigInt64BE(at))
    const attributes = bytes.readInt16BE(at + 21)
    next = offset + bytes.readInt32BE(at + 23) + 1
    if (next > from && !(attributes & CONTROL_FLAG)) {
      const appendTime = attributes & APPEND_TIME_FLAG ? Number(bytes.readBigInt64BE(at + 35)) : undefined
      const base = { offset, time: Number(bytes.readBigInt64BE(at + 27)), appendTime }
      const data = decompress(attributes & CODEC_MASK, bytes.subarray(at + HEADER_BYTES, end))
      decodeRecords(data, bytes.readInt32BE(at + 57), base, from, records)
      plainBytes += HEADER_BYTES + data.length
    }
    at = end
  }
  return { records, next, bytes: plainBytes }
}
