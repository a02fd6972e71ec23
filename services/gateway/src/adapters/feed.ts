import {
  configVersionCodec,
  signalCodec,
  sourceHealthCodec,
  tickCodec,
  windowCodec,
} from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import type { Batch, BroadcastOptions, EpochMs, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { applyConfig, applyHealth, applyProgress, applyWindow } from '../core/apply.ts'
import { applySignal } from '../core/apply-signal.ts'
import { encodeToken, type ReadSoFar } from '../core/resume.ts'
import { type Change, createLiveState, type LiveState, NO_CHANGE } from '../core/state.ts'
import { addEntry, type Place } from '../core/timeline.ts'
import type { GatewayEvents } from '../events.ts'
import { type Following, follow } from './follow.ts'

const WINDOWS = TOPICS.windowsUpdated.name
const SIGNALS = TOPICS.signalsRaised.name
const HEALTH = TOPICS.sourcesHealth.name
const CONFIG = TOPICS.configCurrent.name

export interface FeedOptions {
  readonly log: Log
  readonly now: () => EpochMs
  readonly windowsBackMs: number
  readonly signalsBackMs: number
  readonly events: GatewayEvents
  /** Called after the record was applied and counted in the positions. */
  readonly onChange: (change: Change, record: LogRecord) => void
}

/** The live state as this replica has read it from the log so far. */
export interface Feed {
  readonly state: LiveState
  readonly read: ReadSoFar
  /** The resume token of everything that was applied. */
  token(): string
  readonly caughtUp: Promise<void>
  stop(): Promise<void>
}

/** When the topic was last written to, so that after an outage the last state is shown with its age instead of nothing. */
const lastAppendedAt = async (log: Log, topic: string): Promise<EpochMs> => {
  const ends = await log.offsets(topic)
  const latest = await Promise.all(
    ends.map(async ({ partition, startOffset, endOffset }) => {
      if (endOffset === startOffset) return 0
      for await (const records of log.read({ topic, partition }, endOffset - 1n)) return records.at(-1)?.appendedAt ?? 0
      return 0
    }),
  )
  return Math.max(0, ...latest)
}

const applyRecord = (state: LiveState, record: LogRecord, place: Place): Change => {
  switch (place.topic) {
    case WINDOWS:
      return record.headers[KIND_HEADER] === 'tick'
        ? applyProgress(state, place.partition, tickCodec.decode(record.value).appendedAtMs)
        : applyWindow(state, windowCodec.decode(record.value), place)
    case SIGNALS:
      return applySignal(state, signalCodec.decode(record.value), place)
    case HEALTH:
      return record.value.length === 0 ? NO_CHANGE : applyHealth(state, sourceHealthCodec.decode(record.value), place)
    default:
      return applyConfig(
        state,
        record.key,
        record.value.length === 0 ? undefined : configVersionCodec.decode(record.value),
      )
  }
}

/** Opens the topics and begins to read. Rejects when the log cannot be asked. */
export const startFeed = async (options: FeedOptions): Promise<Feed> => {
  const { log, now, windowsBackMs, signalsBackMs, events, onChange } = options
  const eventTopics = [WINDOWS, SIGNALS, HEALTH]
  const counts = await Promise.all(eventTopics.map(topic => log.partitionCount(topic)))
  const layout = eventTopics.map((topic, i) => ({ topic, partitions: counts[i]! }))
  const blank = () => layout.map(({ partitions }) => Array.from({ length: partitions }, () => -1n))
  const positions = blank()
  const floors = blank()
  const state = createLiveState(brandId => partitionOf(brandId, counts[0]!))

  /** A gap means that records were removed before they were read: events are complete only from behind it. */
  const advance = ({ topic, partition, offset }: Place): void => {
    const index = eventTopics.indexOf(topic)
    if (index < 0) return
    if (positions[index]![partition] !== offset) floors[index]![partition] = offset
    positions[index]![partition] = offset + 1n
  }
  const tell = (change: Change, record: LogRecord): void => {
    if (change.event) {
      for (const { place } of addEntry(state.timeline, change.event)) {
        const offsets = floors[eventTopics.indexOf(place.topic)]!
        if (offsets[place.partition]! <= place.offset) offsets[place.partition] = place.offset + 1n
      }
    }
    onChange(change, record)
  }
  const onBatch = ({ topic, partition, records }: Omit<Batch, 'epoch'>): void => {
    for (const record of records) {
      const place = { topic, partition, offset: record.offset }
      let change = NO_CHANGE
      try {
        change = applyRecord(state, record, place)
      } catch (error) {
        events.recordSkipped(topic, error)
      }
      advance(place)
      if (change !== NO_CHANGE) tell(change, record)
    }
  }

  const followings: Following[] = []
  const begin = (topic: string, from: BroadcastOptions['from']): Following => {
    const read = positions[eventTopics.indexOf(topic)]
    const whereItWas = (): BroadcastOptions['from'] => {
      const offsets = read?.map((offset, partition) => ({ topic, partition, offset })).filter(one => one.offset >= 0n)
      return offsets?.length ? { offsets } : from
    }
    const onFailure = (error: unknown, retryInMs: number) => events.readingFailed(topic, error, retryInMs)
    const following = follow({ log, topic, from: whereItWas, onBatch, onFailure })
    followings.push(following)
    return following
  }

  const lastWindowAt = await lastAppendedAt(log, WINDOWS)
  const latest = lastWindowAt > 0 ? Math.min(now(), lastWindowAt) : now()
  const ends = await Promise.all(eventTopics.map(topic => log.offsets(topic)))
  /** Where nothing was read there was nothing young enough: the events of that partition begin at its end. */
  const settle = (): void => {
    for (const [index, partitions] of ends.entries()) {
      for (const { partition, endOffset } of partitions) {
        if (positions[index]![partition]! >= 0n) continue
        positions[index]![partition] = endOffset
        floors[index]![partition] = endOffset
      }
    }
  }
  /** Brands first: events name them. */
  const readAll = async (): Promise<void> => {
    await begin(CONFIG, 'start').caughtUp
    await Promise.all([
      begin(WINDOWS, { sinceMs: latest - windowsBackMs }).caughtUp,
      begin(SIGNALS, { sinceMs: latest - signalsBackMs }).caughtUp,
      begin(HEALTH, 'start').caughtUp,
    ])
    settle()
  }

  return {
    state,
    read: { layout, floors, positions },
    token: () => encodeToken(positions),
    caughtUp: readAll(),
    async stop() {
      await Promise.all(followings.map(following => following.stop()))
    },
  }
}
