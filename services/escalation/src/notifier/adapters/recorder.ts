import { setTimeout as sleep } from 'node:timers/promises'
import { notificationEventCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { NotifierEvents } from '../events.ts'

/** The partition is being given up while the log does not take the record: whoever has it next finds what is there. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError'
}

export interface Recorder {
  /** Durable when resolved: the offset of the first, the others follow it. Tries until it is, or until `signal` aborts (GivenUpError). */
  record(partition: number, events: readonly NotificationEvent[], signal: AbortSignal): Promise<bigint>
}

const FIRST_RETRY_MS = 50
const LAST_RETRY_MS = 5_000
const TOPIC = TOPICS.notificationsEvents.name

/** An append with an unknown outcome is repeated: the same record twice changes nothing. */
export const createRecorder = (log: Log, events: NotifierEvents): Recorder => ({
  async record(partition, records, signal) {
    const appends = records.map(event => ({
      key: event.personId,
      value: notificationEventCodec.encode(event),
      partition,
    }))
    for (let retryInMs = FIRST_RETRY_MS; ; retryInMs = Math.min(retryInMs * 2, LAST_RETRY_MS)) {
      try {
        const [first] = await log.append(TOPIC, appends)
        return first!.offset
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        if (signal.aborted) throw new GivenUpError('the log does not take what became of a notification')
        events.logFailed('record', error, retryInMs)
        await sleep(retryInMs, undefined, { signal }).catch(() => undefined)
      }
    }
  },
})
