import {
  configVersionCodec,
  signalCodec,
  sourceHealthCodec,
  tickCodec,
  windowCodec,
} from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { applyConfig, applyHealth, applyProgress, applyWindow } from './apply.ts'
import { applySignal } from './apply-signal.ts'
import type { Layout, ReadSoFar } from './resume.ts'
import { type Change, createLiveState, type LiveState, NO_CHANGE } from './state.ts'
import { addEntry, type Place } from './timeline.ts'

export const WINDOWS = TOPICS.windowsUpdated.name
export const SIGNALS = TOPICS.signalsRaised.name
export const HEALTH = TOPICS.sourcesHealth.name
export const CONFIG = TOPICS.configCurrent.name

/** The topics that timeline events derive from. */
export const EVENT_TOPICS = [WINDOWS, SIGNALS, HEALTH]

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

  return {
    state,
    read: { layout, floors, positions },
    apply(topic, partition, record) {
      const place = { topic, partition, offset: record.offset }
      advance(place)
      const changed = change(place, record)
      for (const { place: gone } of changed.event ? addEntry(state.timeline, changed.event) : []) {
        const offsets = floors[indexOf(gone.topic)]!
        if (offsets[gone.partition]! <= gone.offset) offsets[gone.partition] = gone.offset + 1n
      }
      return changed
    },
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
