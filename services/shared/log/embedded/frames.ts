import type { LogRecord } from '../port.ts'

/**
 * How records lie in a chunk, one after another, little-endian:
 * `appendedAt f64 | keyBytes u32 | headersBytes u32 | valueBytes u32 | key | headers | value`; headers are `u32 length, text` pairs.
 * Offsets are not in it: they follow from the chunk's place, so that a chunk travels from the append to the disk unread.
 */
const HEAD_BYTES = 20

const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({})

export interface RecordToWrite {
  readonly key: string
  readonly value: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

const headerBytes = (headers: Readonly<Record<string, string>> | undefined): number => {
  if (!headers) return 0
  let total = 0
  for (const name in headers) total += 8 + Buffer.byteLength(name) + Buffer.byteLength(headers[name]!)
  return total
}

/** Bytes that the record takes in a chunk without the fixed head. */
export const payloadBytes = (record: RecordToWrite): number =>
  Buffer.byteLength(record.key) + headerBytes(record.headers) + record.value.length

export interface FrameWriter {
  write(record: RecordToWrite, appendedAt: number): void
  readonly byteCount: number
  /** The bytes written so far; the writer must not be used afterwards. */
  finish(): Uint8Array<ArrayBuffer>
}

const writeText = (into: Buffer, text: string, at: number): number => {
  const bytes = into.write(text, at + 4)
  into.writeUInt32LE(bytes, at)
  return at + 4 + bytes
}

export const createFrameWriter = (): FrameWriter => {
  let buffer = Buffer.from(new ArrayBuffer(1024))
  let used = 0
  const reserve = (bytes: number): void => {
    if (used + bytes <= buffer.length) return
    const grown = Buffer.from(new ArrayBuffer(Math.max(buffer.length * 2, used + bytes)))
    buffer.copy(grown, 0, 0, used)
    buffer = grown
  }
  return {
    get byteCount() {
      return used
    },
    write({ key, value, headers }, appendedAt) {
      // A UTF-16 unit takes at most 3 bytes; exact lengths are known only after writing.
      const keyMax = key.length * 3
      const headersLength = headerBytes(headers)
      reserve(HEAD_BYTES + keyMax + headersLength + value.length)
      const keyLength = buffer.write(key, used + HEAD_BYTES)
      let at = used + HEAD_BYTES + keyLength
      if (headers) for (const name in headers) at = writeText(buffer, headers[name]!, writeText(buffer, name, at))
      buffer.set(value, at)
      buffer.writeDoubleLE(appendedAt, used)
      buffer.writeUInt32LE(keyLength, used + 8)
      buffer.writeUInt32LE(headersLength, used + 12)
      buffer.writeUInt32LE(value.length, used + 16)
      used = at + value.length
    },
    finish: () => new Uint8Array(buffer.buffer as ArrayBuffer, 0, used),
  }
}

const readHeaders = (buffer: Buffer, from: number, to: number): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {}
  let at = from
  const next = (): string => {
    const start = at + 4
    at = start + buffer.readUInt32LE(at)
    return buffer.toString('utf8', start, at)
  }
  while (at < to) {
    const name = next()
    headers[name] = next()
  }
  return headers
}

/** Walks a chunk. Values are views of its bytes, not copies. */
export interface FrameReader {
  readonly done: boolean
  skip(): void
  read(offset: bigint): LogRecord
  /** Where the next record begins and when it was appended, for splitting a chunk and for finding a time in it. */
  readonly position: number
  peekAppendedAt(): number
  peekKey(): string
}

export const createFrameReader = (bytes: Uint8Array): FrameReader => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  return {
    get done() {
      return at >= buffer.length
    },
    get position() {
      return at
    },
    skip() {
      at += HEAD_BYTES + buffer.readUInt32LE(at + 8) + buffer.readUInt32LE(at + 12) + buffer.readUInt32LE(at + 16)
    },
    peekAppendedAt: () => buffer.readDoubleLE(at),
    peekKey: () => buffer.toString('utf8', at + HEAD_BYTES, at + HEAD_BYTES + buffer.readUInt32LE(at + 8)),
    read(offset) {
      const appendedAt = buffer.readDoubleLE(at)
      const keyAt = at + HEAD_BYTES
      const headersAt = keyAt + buffer.readUInt32LE(at + 8)
      const valueAt = headersAt + buffer.readUInt32LE(at + 12)
      const end = valueAt + buffer.readUInt32LE(at + 16)
      at = end
      return {
        offset,
        appendedAt,
        key: buffer.toString('utf8', keyAt, headersAt),
        value: new Uint8Array(buffer.buffer, buffer.byteOffset + valueAt, end - valueAt),
        headers: valueAt === headersAt ? NO_HEADERS : readHeaders(buffer, headersAt, valueAt),
      }
    },
  }
}
