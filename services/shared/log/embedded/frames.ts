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
export const payloadBytes = ({ key, headers, value }: RecordToWrite): number =>
  Buffer.byteLength(key) + headerBytes(headers) + value.length

export interface FrameWriter {
  write(record: RecordToWrite, appendedAt: number): void
  readonly byteCount: number
  /** The bytes written so far; the writer must not be used afterwards. */
  finish(): Uint8Array<ArrayBuffer>
}

/** Not from the pool, because it is handed to another thread. */
const allocate = (bytes: number): Buffer<ArrayBuffer> => Buffer.allocUnsafeSlow(bytes)

/** Writes short ASCII, which keys mostly are, without leaving JavaScript. Returns the bytes written. */
const writeText = (into: Buffer, text: string, at: number): number => {
  const { length } = text
  if (length > 64) return into.write(text, at)
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 127) return into.write(text, at)
    into[at + i] = unit
  }
  return length
}

/** `expectedBytes` is a hint: a writer grows as needed. */
export const createFrameWriter = (expectedBytes: number): FrameWriter => {
  let buffer = allocate(expectedBytes)
  let used = 0
  const reserve = (bytes: number): void => {
    if (used + bytes <= buffer.length) return
    const grown = allocate(Math.max(buffer.length * 2, used + bytes))
    buffer.copy(grown, 0, 0, used)
    buffer = grown
  }
  const writeSized = (text: string, at: number): number => {
    const bytes = writeText(buffer, text, at + 4)
    buffer.writeUInt32LE(bytes, at)
    return at + 4 + bytes
  }
  return {
    get byteCount() {
      return used
    },
    write({ key, value, headers }, appendedAt) {
      // A UTF-16 unit takes at most 3 bytes; the exact length of the key is known only after writing.
      reserve(HEAD_BYTES + key.length * 3 + headerBytes(headers) + value.length)
      const keyBytes = writeText(buffer, key, used + HEAD_BYTES)
      const headersAt = used + HEAD_BYTES + keyBytes
      let at = headersAt
      if (headers) for (const name in headers) at = writeSized(headers[name]!, writeSized(name, at))
      buffer.set(value, at)
      buffer.writeDoubleLE(appendedAt, used)
      buffer.writeUInt32LE(keyBytes, used + 8)
      buffer.writeUInt32LE(at - headersAt, used + 12)
      buffer.writeUInt32LE(value.length, used + 16)
      used = at + value.length
    },
    finish: () => new Uint8Array(buffer.buffer, 0, used),
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
