import {
  configVersionCodec,
  signalCodec,
  sourceHealthCodec,
  tickCodec,
  windowCodec,
} from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { TimelineEntry as CrisisEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import { applyConfig, applyHealth, applyProgress, applyWindow } from './apply.ts'
import { applySignal } from './apply-signal.ts'
import { applyCrisisEntry } from './decisions.ts'
import type { Layout, ReadSoFar } from './resume.ts'
import { type Change, createLiveState, type LiveState, NO_CHANGE } from './state.ts'
import { addEntry, type Place } from './timeline.ts'

export const WINDOWS = TOPICS.windowsUpdated.name
export const SIGNALS = TOPICS.signalsRaised.name
export const HEALTH = TOPICS.sourcesHealth.name
export const CONFIG = TOPICS.configCurrent.name

/** The topics that timeline events derive from. */
export const EVENT_TOPICS = [WINDOWS, SIGNALS, HEALTH]

/** Entries of crises stand in the order of their one sequence, as the records of a partition do. */
export const CRISES = 'crises'

export interface FoldRecord {
  readonly offset: bigint
  readonly key: string
  readonly value: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** The live state, and how far the log was read for it. */
export interface Fold {
  readonly state: LiveState
  readonly read: ReadSoFar
  /** Applies one record; records of a partition come in the order of their offsets. Throws DecodeError and has then counted it as read. */
  apply(topic: string, partition: number, record: FoldRecord): Change
  /** Applies one entry of a crisis; they come in the order of their seq. One that was had already changes nothing. */
  applyEntry(entry: CrisisEntry, brandIds: readonly string[]): Change
  /** Every entry of crises is known from this seq on, and none that came before can be told. */
  knowsCrisesFrom(seq: number): void
  /** The seq that the next entry has at least. */
  nextSeq(): number
  /** Partitions of which nothing was read yet count as read up to here. */
  settle(ends: readonly (Place & { readonly offset: bigint })[]): void
}

const NOTHING_READ = -1n

/** `partitionOf` tells in which partition a brand's records are. */
export const createFold = (layout: Layout, partitionOf: (brandId: string) => number): Fold => {
  const blank = () => layout.map(({ partitions }) => Array.from({ length: partitions }, () => NOTHING_READ))
  const positions = blank()
  const floors = blank()
  const state = createLiveState(partitionOf)
  const indexOf = (topic: string): number => layout.findIndex(one => one.topic === topic)

  /** A gap means that records were removed before they were read: events are complete only from behind it. */
  const advance = ({ topic, partition, offset }: Place): void => {
    const index = indexOf(topic)
    if (index < 0) return
    if (positions[index]![partition] !== offset) floors[index]![partition] = offset
    positions[index]![partition] = offset + 1n
  }

  const change = ({ topic, partition, offset }: Place, { key, value, headers }: FoldRecord): Change => {
    const place = { topic, partition, offset }
    switch (topic) {
      case WINDOWS:
        return headers[KIND_HEADER] === 'tick'
          ? applyProgress(state, partition, tickCodec.decode(value).appendedAtMs)
          : applyWindow(state, windowCodec.decode(value), place)
      case SIGNALS:
        return applySignal(state, signalCodec.decode(value), place)
      case HEALTH:
        return value.length === 0 ? NO_CHANGE : applyHealth(state, sourceHealthCodec.decode(value), place)
      default:
        return applyConfig(state, key, value.length === 0 ? undefined : configVersionCodec.decode(value))
    }
  }

  const crises = indexOf(CRISES)
  /** What no longer fits is not complete any more from before it. */
  const keep = (changed: Change): Change => {
    for (const { place: gone } of changed.event ? addEntry(state.timeline, changed.event) : []) {
      const offsets = floors[indexOf(gone.topic)]!
      if (offsets[gone.partition]! <= gone.offset) offsets[gone.partition] = gone.offset + 1n
    }
    return changed
  }

  return {
    state,
    read: { layout, floors, positions },
    apply(topic, partition, record) {
      const place = { topic, partition, offset: record.offset }
      advance(place)
      return keep(change(place, record))
    },
    applyEntry(entry, brandIds) {
      const offset = BigInt(entry.seq)
      if (offset < positions[crises]![0]!) return NO_CHANGE
      positions[crises]![0] = offset + 1n
      return keep(applyCrisisEntry(state, entry, brandIds, { topic: CRISES, partition: 0, offset }))
    },
    knowsCrisesFrom(seq) {
      const from = BigInt(seq)
      floors[crises]![0] = from
      if (positions[crises]![0]! < from) positions[crises]![0] = from
    },
    nextSeq: () => Number(positions[crises]![0]),
    settle(ends) {
      for (const { topic, partition, offset } of ends) {
        const index = indexOf(topic)
        if (positions[index]![partition] !== NOTHING_READ) continue
        positions[index]![partition] = offset
        floors[index]![partition] = offset
      }
    },
  }
}
