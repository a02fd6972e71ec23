/** Writes protobuf fields into one buffer that is used again. Fields at their default are left out, as proto3 has it. */
export interface WireWriter {
  uint(field: number, value: number): void
  uint64(field: number, decimal: string): void
  bool(field: number, value: boolean): void
  double(field: number, value: number): void
  string(field: number, value: string): void
  /** One string of a list: an empty one counts too. */
  element(field: number, value: string): void
  message(field: number, write: () => void): void
  /** Fields that were encoded before. */
  raw(bytes: Uint8Array): void
  /** What was written since the last call, as bytes of its own. */
  finish(): Uint8Array
}

const encoder = new TextEncoder()

export const createWireWriter = (): WireWriter => {
  let buffer = Buffer.alloc(4_096)
  let view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
  let at = 0
  let lastDecimal = ''
  let lastVarint: number[] = []

  const room = (bytes: number): void => {
    if (at + bytes <= buffer.length) return
    const larger = Buffer.alloc(Math.max(buffer.length * 2, at + bytes))
    larger.set(buffer)
    buffer = larger
    view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
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
    uint64(field, decimal) {
      if (decimal !== lastDecimal) {
        lastDecimal = decimal
        lastVarint = []
        let rest = BigInt(decimal)
        for (; rest > 0x7fn; rest >>= 7n) lastVarint.push(Number(rest & 0x7fn) | 0x80)
        lastVarint.push(Number(rest))
      }
      tag(field, 0)
      for (const byte of lastVarint) buffer[at++] = byte
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
    message(field, write) {
      tag(field, 2)
      const from = at++
      write()
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
      const bytes = Buffer.allocUnsafe(at)
      buffer.copy(bytes, 0, 0, at)
      at = 0
      return bytes
    },
  }
}
