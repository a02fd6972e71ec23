import { DecodeError, deletionCodec, mentionCodec, signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
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
  windowRow,
} from './rows.ts'

/** Why a record goes to the dead letters: its bytes are no message; it names nothing; ClickHouse refuses its values. */
export type DeadLetterReason = 'undecodable' | 'no_identity' | 'refused'

export interface DeadLetter {
  readonly record: LogRecord
  readonly reason: DeadLetterReason
  readonly cause: string
}

/** A row with the record it came from. Of items with one key only the one with the highest ver matters. */
export interface Item {
  readonly record: LogRecord
  readonly key: string
  readonly ver: bigint
  readonly row: Row
}

type Read = (record: LogRecord) => Omit<Item, 'record'> | 'no_identity' | undefined

/** One topic's way into one table. */
export interface Intake {
  readonly table: Table
  readonly read: Read
}

const keyOf = (...parts: readonly (string | number)[]): string => parts.join('\u0000')

const readWindow: Read = ({ value }) => {
  const window = windowCodec.decode(value)
  if (window.brandId === '' || window.sizeMs === 0) return 'no_identity'
  const key = keyOf(window.brandId, window.sizeMs, window.windowStartMs)
  return { key, ver: BigInt(window.ver), row: windowRow(window) }
}

/** Ticks and controls pass through the topic of mentions; they are not history. */
const readMention: Read = ({ value, headers, offset }) => {
  if ((headers[KIND_HEADER] ?? 'mention') !== 'mention') return undefined
  const mention = mentionCodec.decode(value)
  if (mention.brandId === '' || mention.source === '' || mention.nativeId === '') return 'no_identity'
  const key = keyOf(mention.brandId, mention.eventTimeMs, mention.source, mention.nativeId)
  return { key, ver: BigInt(mentionVer(mention.revision, offset)), row: mentionRow(mention, offset) }
}

const readSignal: Read = ({ value }) => {
  const signal = signalCodec.decode(value)
  if (signal.signalId === '') return 'no_identity'
  return { key: signal.signalId, ver: BigInt(signal.ver), row: signalRow(signal) }
}

const readDeletion: Read = ({ value, offset }) => {
  const deletion = deletionCodec.decode(value)
  if (deletion.authorHash === '' && (deletion.source === '' || deletion.nativeId === '')) return 'no_identity'
  const key = keyOf(deletion.source, deletion.nativeId, deletion.authorHash)
  return { key, ver: offset, row: deletionRow(deletion, offset) }
}

export const INTAKES = {
  windows: { table: WINDOWS, read: readWindow },
  mentions: { table: MENTIONS, read: readMention },
  signals: { table: SIGNALS, read: readSignal },
  deletions: { table: DELETIONS, read: readDeletion },
} as const satisfies Record<string, Intake>

/** Never throws for what a record holds: what cannot become a row becomes a dead letter. */
export const takeIn = (
  intake: Intake,
  records: readonly LogRecord[],
): { readonly items: readonly Item[]; readonly dead: readonly DeadLetter[] } => {
  const items: Item[] = []
  const dead: DeadLetter[] = []
  for (const record of records) {
    try {
      const read = intake.read(record)
      if (read === 'no_identity') dead.push({ record, reason: 'no_identity', cause: 'it names no brand, source or id' })
      else if (read) items.push({ record, ...read })
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
