/** Rows as bytes in ClickHouse's RowBinary format. */

export type ScalarType = 'text' | 'u32' | 'u64' | 'bool' | 'f64' | 'time'
/** A type in brackets is a list of it. */
export type ColumnType = ScalarType | readonly [ColumnType]

export interface RowWriter {
  /** Makes room for a row; what was begun and not finished before is gone. */
  begin(maxBytes: number): void
  /** The row's bytes: a view of a piece of memory that lives as long as any row in it. */
  finish(): Uint8Array
  length(count: number): void
  u32(value: number): void
  u64(low: number, high: number): void
  bool(value: boolean): void
  /** What is no number counts as 0, as it does in JSON. */
  f64(value: number): void
  /** Epoch milliseconds, not negative. */
  time(ms: number): void
  text(value: string): void
  /** UTF-8 bytes of `source`; what is none becomes U+FFFD. */
  slice(source: Buffer, from: number, to: number): void
}

const PIECE_BYTES = 512 * 1024
const TWO_32 = 2 ** 32
const MAX_LENGTH_BYTES = 5

export const createRowWriter = (): RowWriter => {
  let piece = Buffer.allocUnsafeSlow(PIECE_BYTES)
  let view = new DataView(piece.buffer)
  let start = 0
  let at = 0

  const varint = (value: number): void => {
    let rest = value
    for (; rest > 0x7f; rest >>>= 7) piece[at++] = (rest & 0x7f) | 0x80
    piece[at++] = rest
  }
  const text = (value: string): void => {
    varint(Buffer.byteLength(value))
    at += piece.write(value, at)
  }
  const u64 = (low: number, high: number): void => {
    view.setUint32(at, low, true)
    view.setUint32(at + 4, high, true)
    at += 8
  }

  return {
    begin(maxBytes) {
      at = start
      if (start + maxBytes <= piece.length) return
      piece = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, maxBytes))
      view = new DataView(piece.buffer)
      start = 0
      at = 0
    },
    finish() {
      const row = piece.subarray(start, at)
      start = at
      return row
    },
    length: varint,
    u32(value) {
      view.setUint32(at, value, true)
      at += 4
    },
    u64,
    bool(value) {
      piece[at++] = value ? 1 : 0
    },
    f64(value) {
      // Adding makes minus zero plain.
      view.setFloat64(at, Number.isFinite(value) ? value + 0 : 0, true)
      at += 8
    },
    time: ms => u64(ms % TWO_32, Math.floor(ms / TWO_32)),
    text,
    slice(source, from, to) {
      const began = at
      varint(to - from)
      for (let index = from; index < to; index++) {
        const byte = source[index]!
        if (byte > 0x7f) {
          at = began
          return text(source.toString('utf8', from, to))
        }
        piece[at++] = byte
      }
    },
  }
}

/** At least as many bytes as a value takes. */
const boundOf = (type: ColumnType, value: unknown): number => {
  if (typeof type !== 'string')
    return (value as unknown[]).reduce<number>((sum, one) => sum + boundOf(type[0], one), MAX_LENGTH_BYTES)
  return type === 'text' ? MAX_LENGTH_BYTES + Buffer.byteLength(value as string) : 8
}

const write = (writer: RowWriter, type: ColumnType, value: unknown): void => {
  if (typeof type !== 'string') {
    const list = value as readonly unknown[]
    writer.length(list.length)
    for (const one of list) write(writer, type[0], one)
  } else if (type === 'u64') {
    const number = BigInt(value as string)
    writer.u64(Number(number & 0xffff_ffffn), Number(number >> 32n))
  } else writer[type](value as never)
}

/** A row by the types of its columns; whole numbers of 64 bits are decimal texts. */
export const binaryRow = (writer: RowWriter, types: readonly ColumnType[], values: readonly unknown[]): Uint8Array => {
  writer.begin(types.reduce((sum, type, index) => sum + boundOf(type, values[index]), 0))
  for (const [index, type] of types.entries()) write(writer, type, values[index])
  return writer.finish()
}
