import { DecodeError } from '@tocsin/shared/events/codec.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import type { Batch, BroadcastOptions, EpochMs, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { CONFIG, CRISES, createFold, EVENT_TOPICS, type Fold, HEALTH, SIGNALS, WINDOWS } from '../core/fold.ts'
import { type Change, NO_CHANGE } from '../core/state.ts'
import type { GatewayEvents } from '../events.ts'

export interface FeedOptions {
  readonly log: Log
  readonly now: () => EpochMs
  readonly windowsBackMs: number
  readonly signalsBackMs: number
  readonly events: GatewayEvents
  /** Called after the record was applied and counted as read. */
  readonly onChange: (change: Change, record: LogRecord) => void
}

/** The live state as this replica has read it from the log so far. */
export interface Feed extends Pick<Fold, 'state' | 'read' | 'applyEntry' | 'knowsCrisesFrom' | 'nextSeq'> {
  /** Resolves when everything was read that was in the log at the start. */
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

/** Opens the topics and begins to read. Rejects when the log cannot be asked. */
export const startFeed = async (options: FeedOptions): Promise<Feed> => {
  const { log, now, windowsBackMs, signalsBackMs, events, onChange } = options
  const counts = await Promise.all(EVENT_TOPICS.map(topic => log.partitionCount(topic)))
  const topics = EVENT_TOPICS.map((topic, i) => ({ topic, partitions: counts[i]! }))
  const layout = [...topics, { topic: CRISES, partitions: 1 }]
  const fold = createFold(layout, brandId => partitionOf(brandId, counts[0]!))

  const onBatch = ({ topic, partition, records }: Omit<Batch, 'epoch'>): void => {
    for (const record of records) {
      try {
        const change = fold.apply(topic, partition, record)
        if (change !== NO_CHANGE) onChange(change, record)
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error
        events.recordSkipped(topic, error)
      }
    }
  }

  const followings: Following[] = []
  const begin = (topic: string, from: BroadcastOptions['from']): Following => {
    const read = fold.read.positions[EVENT_TOPICS.indexOf(topic)]
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
  const ends = await Promise.all(
    EVENT_TOPICS.map(async topic =>
      (await log.offsets(topic)).map(({ partition, endOffset }) => ({ topic, partition, offset: endOffset })),
    ),
  )
  /** Brands first: events name them. */
  const readAll = async (): Promise<void> => {
    await begin(CONFIG, 'start').caughtUp()
    await Promise.all([
      begin(WINDOWS, { sinceMs: latest - windowsBackMs }).caughtUp(),
      begin(SIGNALS, { sinceMs: latest - signalsBackMs }).caughtUp(),
      begin(HEALTH, 'start').caughtUp(),
    ])
    fold.settle([...ends.flat(), { topic: CRISES, partition: 0, offset: 0n }])
  }

  return {
    state: fold.state,
    read: fold.read,
    applyEntry: fold.applyEntry,
    knowsCrisesFrom: fold.knowsCrisesFrom,
    nextSeq: fold.nextSeq,
    caughtUp: readAll(),
    async stop() {
      await Promise.all(followings.map(following => following.stop()))
    },
  }
}
