import { DecodeError, notificationEventCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { isSent } from '../core/delivery.ts'
import type { NotifierEvents } from '../events.ts'

/** The latest notifications of all partitions and what became of them: what any replica can show. */
export interface Overview {
  start(): void
  stop(): Promise<void>
  caughtUp(): Promise<void>
  /** The newest first. */
  list(): readonly Notification[]
  find(key: string): Notification | undefined
  /** Called whenever something was read. */
  subscribe(listener: () => void): () => void
}

export interface OverviewDeps {
  readonly log: Log
  readonly events: NotifierEvents
  readonly limit: number
  readonly now: () => EpochMs
}

const REQUESTED = TOPICS.notificationsRequested.name
const EVENTS = TOPICS.notificationsEvents.name
const SINCE_MS = 7 * 24 * 3_600_000
/** Of one notification; the first and the latest stay. */
const EVENTS_LISTED = 40

interface Entry {
  requested: NotificationRequested | undefined
  events: NotificationEvent[]
}

export const createOverview = ({ log, events, limit, now }: OverviewDeps): Overview => {
  const entries = new Map<string, Entry>()
  const listeners = new Set<() => void>()
  let followings: readonly Following[] = []

  const entryOf = (key: string): Entry => {
    const known = entries.get(key)
    if (known) return known
    const entry: Entry = { requested: undefined, events: [] }
    entries.set(key, entry)
    const [oldest] = entries.keys()
    if (entries.size > limit && oldest !== undefined) entries.delete(oldest)
    return entry
  }

  const takeRequest = (value: Uint8Array): void => {
    const requested = notificationRequestedCodec.decode(value)
    entryOf(requested.idempotencyKey).requested = requested
  }

  const takeEvent = (value: Uint8Array): void => {
    const event = notificationEventCodec.decode(value)
    const entry = entryOf(event.idempotencyKey)
    const last = entry.events.at(-1)
    if (last && isSent(last.state)) return
    entry.events.push(event)
    if (entry.events.length > EVENTS_LISTED) entry.events.splice(1, 1)
  }

  const followTopic = (topic: string, take: (value: Uint8Array) => void): Following => {
    /** By partition: a reading that begins again brings what was taken already. */
    const taken = new Map<number, bigint>()
    return follow({
      log,
      topic,
      from: () => ({ sinceMs: now() - SINCE_MS }),
      onBatch({ partition, records }) {
        for (const { value, offset } of records) {
          if (offset < (taken.get(partition) ?? 0n)) continue
          taken.set(partition, offset + 1n)
          try {
            take(value)
          } catch (error) {
            if (!(error instanceof DecodeError)) throw error
            events.unreadable(topic, partition, offset, error)
          }
        }
        for (const listener of listeners) listener()
      },
      onFailure: (error, retryInMs) => events.logFailed('overview', error, retryInMs),
    })
  }

  const shown = ({ requested, events }: Entry): Notification | undefined =>
    requested && { requested, state: events.at(-1)?.state ?? 'DELIVERY_STATE_UNSPECIFIED', events }

  return {
    start() {
      followings = [followTopic(REQUESTED, takeRequest), followTopic(EVENTS, takeEvent)]
    },
    async stop() {
      await Promise.all(followings.map(one => one.stop()))
    },
    async caughtUp() {
      await Promise.all(followings.map(one => one.caughtUp()))
    },
    list: () =>
      [...entries.values()]
        .map(shown)
        .filter(one => one !== undefined)
        .sort((a, b) => b.requested!.requestedAtMs - a.requested!.requestedAtMs),
    find(key) {
      const entry = entries.get(key)
      return entry && shown(entry)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
