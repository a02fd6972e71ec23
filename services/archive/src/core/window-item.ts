import { windowCodec } from '@tocsin/shared/events/codec.ts'
import {
  BYTES,
  createFieldReader,
  createFields,
  DOUBLE,
  type Fields,
  LIST,
  LONG,
  ONCE,
  type Shape,
  Unusual,
  VARINT,
} from './fields.ts'
import { binaryRow, type ColumnType, createRowWriter, type RowWriter } from './row-binary.ts'
import { time, WINDOWS, windowRow } from './rows.ts'

/**
 * A window's way into its table without objects in between: most rows by far are windows, and an outage leaves hours of them to catch up with. What is
 * written in a way that protobuf allows and our writers do not use goes the general way, which is also what this one is tested against.
 */
export interface WindowItem {
  readonly key: string
  readonly ver: bigint
  readonly bytes: Uint8Array
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  brand_id: 'text',
  size_ms: 'u32',
  window_start: 'time',
  window_end: 'time',
  ver: 'u64',
  revision: 'u32',
  final: 'bool',
  negative_authors: 'u32',
  negative_authors_capped: 'bool',
  'languages.language': ['text'],
  'languages.mentions': ['f64'],
  'languages.negative': ['f64'],
  'about.term': ['text'],
  'about.negative': ['f64'],
  'about.z': ['f64'],
  'about.mention_ids': [['text']],
  has_usual: 'bool',
  cold_start: 'bool',
  baseline_version: 'u32',
  stream_time: 'time',
  sampled_one_in: 'u32',
  has_corrected: 'bool',
  'topics.topic': ['text'],
  'topics.negative': ['f64'],
  flood_same: 'u32',
  flood_sampled: 'u32',
  flood_mention_ids: ['text'],
}
/** In the order of the table's columns; what is not named above is a count or a share. */
const COLUMN_TYPES = WINDOWS.columns.map(column => TYPES[column] ?? 'f64')

const N = DOUBLE
const V = VARINT
// By field number of window.proto; the place before the first field is never used.
const WINDOW: Shape = [
  0,
  BYTES,
  V,
  N,
  N,
  LONG,
  V,
  V,
  N,
  N,
  N,
  N,
  N,
  N,
  N,
  V,
  V,
  LIST,
  LIST,
  N,
  N,
  N,
  ONCE,
  N,
  N,
  V,
  N,
  ONCE,
  LIST,
  ONCE,
]
const LANGUAGE: Shape = [0, BYTES, N, N]
const ABOUT: Shape = [0, BYTES, N, N, LIST]
const TOPIC: Shape = [0, BYTES, N]
const FLOOD: Shape = [0, N, V, V, LIST]
const USUAL: Shape = [0, N, N, N, N, V, V]
const CORRECTED: Shape = [0, N, N, N, N]

const TWO_32 = 4_294_967_296n
/** Columns of a fixed size and lengths of lists, roughly doubled. */
const ROW_BYTES = 1024
/** The emptiest element of a list takes 2 bytes of a message, and so many times that in a row. */
const GROWTH = 10

const reader = createFieldReader()
const window = createFields(WINDOW)
const [usual, corrected, flood] = [createFields(USUAL), createFields(CORRECTED), createFields(FLOOD)]
const elements: Record<'languages' | 'about' | 'topics', Fields[]> = { languages: [], about: [], topics: [] }

/** The messages of a list, in `into`, which grows to the longest list seen. */
const readList = (list: readonly number[], shape: Shape, into: Fields[]): number => {
  const count = list.length / 2
  for (let index = 0; index < count; index++) {
    into[index] ??= createFields(shape)
    reader.read(list[2 * index]!, list[2 * index + 1]!, shape, into[index]!)
  }
  return count
}

const readOnce = (field: number, shape: Shape, into: Fields): boolean => {
  reader.read(window.from[field]!, window.to[field]!, shape, into)
  return window.from[field] !== 0
}

const writeTexts = (writer: RowWriter, source: Buffer, list: readonly number[]): void => {
  writer.length(list.length / 2)
  for (let index = 0; index < list.length; index += 2) writer.slice(source, list[index]!, list[index + 1]!)
}

const writeNames = (writer: RowWriter, source: Buffer, list: readonly Fields[], count: number): void => {
  writer.length(count)
  for (let index = 0; index < count; index++) writer.slice(source, list[index]!.from[1]!, list[index]!.to[1]!)
}

const writeNumbers = (writer: RowWriter, list: readonly Fields[], count: number, field: number): void => {
  writer.length(count)
  for (let index = 0; index < count; index++) writer.f64(list[index]!.numbers[field]!)
}

const writeRow = (writer: RowWriter, source: Buffer): void => {
  const { numbers, from, to, lists } = window
  const number = (field: number): void => writer.f64(numbers[field]!)
  const { languages, about, topics } = elements
  writer.slice(source, from[1]!, to[1]!)
  writer.u32(numbers[2]!)
  writer.time(time(numbers[3]!))
  writer.time(time(numbers[4]!))
  writer.u64(window.low, window.high)
  writer.u32(numbers[6]!)
  writer.bool(numbers[7] !== 0)
  for (let field = 8; field <= 14; field++) number(field)
  writer.u32(numbers[15]!)
  writer.bool(numbers[16] !== 0)
  number(26)
  const languageCount = readList(lists[17]!, LANGUAGE, languages)
  writeNames(writer, source, languages, languageCount)
  writeNumbers(writer, languages, languageCount, 2)
  writeNumbers(writer, languages, languageCount, 3)
  const aboutCount = readList(lists[18]!, ABOUT, about)
  writeNames(writer, source, about, aboutCount)
  writeNumbers(writer, about, aboutCount, 2)
  writeNumbers(writer, about, aboutCount, 3)
  writer.length(aboutCount)
  for (let index = 0; index < aboutCount; index++) writeTexts(writer, source, about[index]!.lists[4]!)
  number(19)
  number(20)
  number(21)
  writer.bool(readOnce(22, USUAL, usual))
  for (let field = 1; field <= 4; field++) writer.f64(usual.numbers[field]!)
  writer.bool(usual.numbers[5] !== 0)
  writer.u32(usual.numbers[6]!)
  writer.time(time(numbers[23]!))
  number(24)
  writer.u32(numbers[25]!)
  writer.bool(readOnce(27, CORRECTED, corrected))
  for (let field = 1; field <= 4; field++) writer.f64(corrected.numbers[field]!)
  const topicCount = readList(lists[28]!, TOPIC, topics)
  writeNames(writer, source, topics, topicCount)
  writeNumbers(writer, topics, topicCount, 2)
  readOnce(29, FLOOD, flood)
  writer.f64(flood.numbers[1]!)
  writer.u32(flood.numbers[2]!)
  writer.u32(flood.numbers[3]!)
  writeTexts(writer, source, flood.lists[4]!)
}

const keyOf = (brandId: string, sizeMs: number, startMs: number): string => `${brandId}\u0000${sizeMs}\u0000${startMs}`

const readNarrow = (value: Buffer, writer: RowWriter): WindowItem => {
  reader.over(value)
  reader.read(0, value.length, WINDOW, window)
  const sizeMs = window.numbers[2]!
  if (window.from[1] === window.to[1] || sizeMs === 0) throw new Unusual()
  const brandId = value.toString('utf8', window.from[1], window.to[1])
  const key = keyOf(brandId, sizeMs, window.numbers[3]!)
  const ver = BigInt(window.high) * TWO_32 + BigInt(window.low)
  writer.begin(ROW_BYTES + GROWTH * value.length)
  writeRow(writer, value)
  return { key, ver, bytes: writer.finish() }
}

/** The general way: the same item by the codec. Throws DecodeError. */
export const readAnyWindow = (value: Uint8Array, writer: RowWriter): WindowItem | 'no_identity' => {
  const message = windowCodec.decode(value)
  if (message.brandId === '' || message.sizeMs === 0) return 'no_identity'
  const bytes = binaryRow(writer, COLUMN_TYPES, windowRow(message))
  return { key: keyOf(message.brandId, message.sizeMs, message.windowStartMs), ver: BigInt(message.ver), bytes }
}

/** Reads windows into rows of the table's columns; rows that are read one after another share memory. Throws DecodeError. */
export const createWindowReader = (): ((value: Uint8Array) => WindowItem | 'no_identity') => {
  const writer = createRowWriter()
  return value => {
    try {
      return readNarrow(Buffer.from(value.buffer, value.byteOffset, value.length), writer)
    } catch (error) {
      if (!(error instanceof Unusual)) throw error
      return readAnyWindow(value, writer)
    }
  }
}
