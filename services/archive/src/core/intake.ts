import { DecodeError, deletionCodec, mentionCodec, signalCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import type { Mention } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import {
  DELETIONS,
  deletionRow,
  MENTIONS,
  mentionRow,
  mentionVer,
  type Row,
  SIGNALS,
  signalRow,
  type Table,
  WINDOWS,
} from './rows.ts'
import { createWindowReader } from './window-item.ts'

/** A record of the log, as far as it matters here. */
export interface SourceRecord {
  readonly offset: bigint
  readonly key: string
  readonly value: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Why a record goes to the dead letters: its bytes are no message; it names nothing; ClickHouse refuses its values. */
export type DeadLetterReason = 'undecodable' | 'no_identity' | 'refused'

export interface DeadLetter {
  readonly record: SourceRecord
  readonly reason: DeadLetterReason
  readonly cause: string
}

/** A row with the record it came from. Of items with one key only the one with the highest ver matters. */
export interface Item {
  readonly record: SourceRecord
  readonly key: string
  readonly ver: bigint
  /** Its values; none where `bytes` holds them. */
  readonly row: Row
  /** Its values in RowBinary. All items of a table have it or none. */
  readonly bytes?: Uint8Array
}

type Read = (record: SourceRecord) => Item | 'no_identity' | undefined

/** One topic's way into one table. */
export interface Intake {
  readonly table: Table
  readonly read: Read
  /** Whether its rows are bytes. */
  readonly asBytes?: true
}

const windowOf = createWindowReader()
const NO_VALUES: Row = []

/** How far a partition is counted is told between the windows; that is no history. */
const readWindow: Read = record => {
  if (record.headers[KIND_HEADER] === 'tick') return undefined
  const window = windowOf(record.value)
  return window === 'no_identity' ? window : { record, row: NO_VALUES, ...window }
}

/** Ticks and controls pass through the topic of mentions; they are not history. */
const mentionReader =
  (weightOf: (mention: Mention) => number): Read =>
  record => {
    const { value, headers, offset } = record
    if ((headers[KIND_HEADER] ?? 'mention') !== 'mention') return undefined
    const mention = mentionCodec.decode(value)
    if (mention.brandId === '' || mention.source === '' || mention.nativeId === '') return 'no_identity'
    const key = `${mention.brandId}\u0000${mention.eventTimeMs}\u0000${mention.source}\u0000${mention.nativeId}`
    return {
      record,
      key,
      ver: BigInt(mentionVer(mention.revision, offset)),
      row: mentionRow(mention, offset, weightOf(mention)),
    }
  }

const readSignal: Read = record => {
  const signal = signalCodec.decode(record.value)
  if (signal.signalId === '') return 'no_identity'
  return { record, key: signal.signalId, ver: BigInt(signal.ver), row: signalRow(signal) }
}

const readDeletion: Read = record => {
  const deletion = deletionCodec.decode(record.value)
  if (deletion.authorHash === '' && (deletion.source === '' || deletion.nativeId === '')) return 'no_identity'
  const key = `${deletion.source}\u0000${deletion.nativeId}\u0000${deletion.authorHash}`
  return { record, key, ver: record.offset, row: deletionRow(deletion, record.offset) }
}

export const INTAKES = {
  windows: { table: WINDOWS, read: readWindow, asBytes: true },
  mentions: { table: MENTIONS, read: mentionReader(({ weight }) => weight || 1) },
  /** Others stand for these: the sum of weights counts no mention twice. */
  thinned: { table: MENTIONS, read: mentionReader(() => 0) },
  signals: { table: SIGNALS, read: readSignal },
  deletions: { table: DELETIONS, read: readDeletion },
} as const satisfies Record<string, Intake>

/** Never throws for what a record holds: what cannot become a row becomes a dead letter. */
export const takeIn = (
  intake: Intake,
  records: readonly SourceRecord[],
): { readonly items: readonly Item[]; readonly dead: readonly DeadLetter[] } => {
  const items: Item[] = []
  const dead: DeadLetter[] = []
  for (const record of records) {
    try {
      const read = intake.read(record)
      if (read === 'no_identity') dead.push({ record, reason: 'no_identity', cause: 'it names no brand, source or id' })
      else if (read) items.push(read)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      dead.push({ record, reason: 'undecodable', cause: error.message })
    }
  }
  return { items, dead }
}

/** The items that still matter when all of them are written together, in the order in which their keys came. */
export const newestByKey = (items: Iterable<Item>): Item[] => {
  const newest = new Map<string, Item>()
  for (const item of items) {
    const known = newest.get(item.key)
    if (!known || item.ver >= known.ver) newest.set(item.key, item)
  }
  return [...newest.values()]
}
