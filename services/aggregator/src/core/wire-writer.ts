/** Writes protobuf fields into large pieces of memory, value after value. Fields at their default are left out, as proto3 has it. */
export interface WireWriter {
  uint(field: number, value: number): void
  /** Zero in as many bytes as any 64-bit number takes, to be filled in later: see `varint64`. */
  reserveUint64(field: number): void
  bool(field: number, value: boolean): void
  double(field: number, value: number): void
  string(field: number, value: string): void
  /** One string of a list: an empty one counts too. */
  element(field: number, value: string): void
  /** Begins a message in the message; returns what `end` needs. */
  begin(field: number): number
  end(begun: number): void
  /** A string given as its bytes, each as one character: [from, to) of them. */
  latin1(field: number, bytes: string, from: number, to: number): void
  fixed32(field: number, value: number): void
  packedFixed32(field: number, values: readonly number[]): void
  packedDoubles(field: number, values: readonly number[]): void
  /** Fields that were encoded before. */
  raw(bytes: Uint8Array): void
  /** What was written since the last call: a view of a piece of memory that lives as long as any value in it. */
  finish(): Uint8Array
}

const encoder = new TextEncoder()
const PIECE_BYTES = 64 * 1024
const VARINT64_BYTES = 10

/** A number as what `reserveUint64` left room for takes it. All ten bytes are used; a reader of protobuf takes a number however long it is written. */
export const varint64 = (value: bigint): Uint8Array => {
  const bytes = new Uint8Array(VARINT64_BYTES)
  let rest = value
  for (let i = 0; i < VARINT64_BYTES - 1; i++) {
    bytes[i] = Number(rest & 0x7fn) | 0x80
    rest >>= 7n
  }
  bytes[VARINT64_BYTES - 1] = Number(rest)
  return bytes
}

export const createWireWriter = (): WireWriter => {
  let buffer: Buffer = Buffer.alloc(0)
  let view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
  /** The value in hand is [start, at). */
  let start = 0
  let at = 0

  const room = (bytes: number): void => {
    if (at + bytes <= buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, (at - start) * 2 + bytes))
    larger.set(buffer.subarray(start, at))
    buffer = larger
    view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
    at -= start
    start = 0
  }

  const varint = (value: number): void => {
    let rest = value
    while (rest > 0x7f) {
      buffer[at++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    buffer[at++] = rest
  }

  const tag = (field: number, type: number): void => {
    if (at + 32 > buffer.length) room(32)
    if (field < 16) buffer[at++] = (field << 3) | type
    else varint((field << 3) | type)
  }

  const text = (field: number, value: string): void => {
    tag(field, 2)
    room(value.length * 3 + 5)
    const from = at
    at += 1
    let ascii = true
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i)
      if (unit > 0x7f) {
        ascii = false
        break
      }
      buffer[at++] = unit
    }
    if (ascii && value.length < 0x80) {
      buffer[from] = value.length
      return
    }
    const bytes = encoder.encode(value)
    at = from
    varint(bytes.length)
    buffer.set(bytes, at)
    at += bytes.length
  }

  return {
    uint(field, value) {
      if (value === 0) return
      tag(field, 0)
      varint(value >>> 0)
    },
    reserveUint64(field) {
      tag(field, 0)
      for (let i = 1; i < VARINT64_BYTES; i++) buffer[at++] = 0x80
      buffer[at++] = 0
    },
    bool(field, value) {
      if (!value) return
      tag(field, 0)
      buffer[at++] = 1
    },
    double(field, value) {
      if (value === 0) return
      tag(field, 1)
      view.setFloat64(at, value, true)
      at += 8
    },
    string(field, value) {
      if (value !== '') text(field, value)
    },
    element: text,
    latin1(field, bytes, from, to) {
      if (from === to) return
      tag(field, 2)
      varint(to - from)
      room(to - from)
      for (let i = from; i < to; i++) buffer[at++] = bytes.charCodeAt(i)
    },
    fixed32(field, value) {
      if (value === 0) return
      tag(field, 5)
      view.setInt32(at, value, true)
      at += 4
    },
    packedFixed32(field, values) {
      if (values.length === 0) return
      tag(field, 2)
      varint(values.length * 4)
      room(values.length * 4)
      for (let i = 0; i < values.length; i++, at += 4) view.setInt32(at, values[i]!, true)
    },
    packedDoubles(field, values) {
      if (values.length === 0) return
      tag(field, 2)
      varint(values.length * 8)
      room(values.length * 8)
      for (let i = 0; i < values.length; i++, at += 8) view.setFloat64(at, values[i]!, true)
    },
    begin(field) {
      tag(field, 2)
      at++
      return at - start
    },
    end(begun) {
      const from = start + begun - 1
      const length = at - from - 1
      if (length < 0x80) {
        buffer[from] = length
        return
      }
      const more = length < 0x4000 ? 1 : length < 0x20_0000 ? 2 : 3
      room(more)
      buffer.copyWithin(from + 1 + more, from + 1, at)
      at = from
      varint(length)
      at += length
    },
    raw(bytes) {
      room(bytes.length)
      buffer.set(bytes, at)
      at += bytes.length
    },
    finish() {
      const bytes = buffer.subarray(start, at)
      start = at
      return bytes
    },
  }
}
