/** Where the fields of a protobuf message lie, without making objects of them. */

/** How a field is to be read. A field that is not listed, or is 0, is passed over. */
export const VARINT = 1
export const DOUBLE = 2
/** Text or message; the last one counts. */
export const BYTES = 3
/** A list of texts or messages. */
export const LIST = 4
/** A message that may come once: two would have to be merged. */
export const ONCE = 5
/** A whole number of 64 bits: its halves are `low` and `high`. */
export const LONG = 6

/** By field number. */
export type Shape = readonly number[]

export interface Fields {
  readonly numbers: Float64Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** Begin and end of every element, by field number; for other fields empty. */
  readonly lists: readonly number[][]
  low: number
  high: number
}

/** The bytes are no message, or one that is written in a way that the general decoder must look at. */
export class Unusual extends Error {
  override readonly name = 'Unusual'
}

export const createFields = (shape: Shape): Fields => ({
  numbers: new Float64Array(shape.length),
  from: new Int32Array(shape.length),
  to: new Int32Array(shape.length),
  lists: shape.map(() => []),
  low: 0,
  high: 0,
})

/** Fills `into` from `bytes` between `start` and `end`; a field that is absent is 0 and an empty range. Throws `Unusual`. */
export type ReadFields = (start: number, end: number, shape: Shape, into: Fields) => void

const WIRE_TYPES = [-1, 0, 1, 2, 2, 2, 0]

/** One reader for many messages: `over` says in which bytes the ranges are. */
export const createFieldReader = (): { over(bytes: Buffer): void; readonly read: ReadFields } => {
  let bytes: Buffer = Buffer.alloc(0)
  let view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  let end = 0

  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      if (at >= end) throw new Unusual()
      const byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
    throw new Unusual()
  }
  const long = (into: Fields): void => {
    let low = 0
    let middle = 0
    let high = 0
    for (let index = 0; index < 10; index++) {
      if (at >= end) throw new Unusual()
      const byte = bytes[at++]!
      const bits = byte & 0x7f
      if (index < 4) low |= bits << (7 * index)
      else if (index < 8) middle |= bits << (7 * (index - 4))
      else high |= bits << (7 * (index - 8))
      if (byte > 0x7f) continue
      into.low = (low | (middle << 28)) >>> 0
      into.high = ((middle >>> 4) | (high << 24)) >>> 0
      return
    }
    throw new Unusual()
  }
  const skip = (count: number): number => {
    const began = at
    at += count
    if (at > end) throw new Unusual()
    return began
  }
  const clear = (fields: Fields): void => {
    fields.numbers.fill(0)
    fields.from.fill(0)
    fields.to.fill(0)
    fields.low = 0
    fields.high = 0
    for (const list of fields.lists) if (list.length > 0) list.length = 0
  }

  const readOne = (shape: Shape, into: Fields): void => {
    const tag = varint()
    const field = tag >>> 3
    const wireType = tag & 7
    const kind = shape[field] ?? 0
    if (field === 0 || (kind !== 0 && WIRE_TYPES[kind] !== wireType)) throw new Unusual()
    if (wireType === 0) {
      if (kind === VARINT) into.numbers[field] = varint()
      else if (kind === LONG) long(into)
      else while (bytes[skip(1)]! > 0x7f);
    } else if (wireType === 1) {
      const began = skip(8)
      if (kind === DOUBLE) into.numbers[field] = view.getFloat64(began, true)
    } else if (wireType === 2) {
      const length = varint()
      const began = skip(length)
      if (kind === LIST) into.lists[field]!.push(began, at)
      else if (kind !== 0) {
        if (kind === ONCE && into.from[field] !== 0) throw new Unusual()
        into.from[field] = began
        into.to[field] = at
      }
    } else if (wireType === 5) skip(4)
    else throw new Unusual()
  }

  return {
    over(given) {
      bytes = given
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    },
    read(from, to, shape, into) {
      clear(into)
      at = from
      end = to
      while (at < end) readOne(shape, into)
    },
  }
}
