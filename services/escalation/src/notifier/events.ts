import type { DeliveryState } from '@tocsin/shared/gen/tocsin/notification/v1/DeliveryState.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'
import type { Message } from './core/message.ts'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const ARRIVALS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3_600]

const UNDELIVERED: readonly DeliveryState[] = [
  'DELIVERY_STATE_DEAD',
  'DELIVERY_STATE_DISABLED',
  'DELIVERY_STATE_EXPIRED',
]

const urgencyOf = ({ isPage }: { readonly isPage: boolean }) => (isPage ? 'page' : 'inform')

/** What happens in the notifier: one function per event, log record and figures together. */
export const createNotifierEvents = (logger: Logger, metrics: Metrics, now: () => EpochMs) => {
  const taken = metrics.counter('tocsin_notifier_requests_total', 'Requests read', ['admission'])
  const unreadable = metrics.counter('tocsin_notifier_unreadable_total', 'Records that could not be read', ['topic'])
  const attempts = metrics.counter('tocsin_notifier_attempts_total', 'Attempts by their outcome', ['kind', 'outcome'])
  const ends = metrics.counter('tocsin_notifier_ends_total', 'Requests by their end', ['state'])
  const seconds = metrics.histogram('tocsin_notifier_send_seconds', 'One attempt', SECONDS, ['kind', 'urgency'])
  const delay = metrics.histogram('tocsin_notifier_delay_seconds', 'Requested to first attempt', SECONDS, ['urgency'])
  const delivered = metrics.histogram(
    'tocsin_notifier_delivered_seconds',
    'Requested to delivered, repeats included',
    ARRIVALS,
    ['urgency'],
  )
  const open = metrics.gauge('tocsin_notifier_open_count', 'Requests whose end is not recorded yet', ['partition'])
  const failures = metrics.counter('tocsin_notifier_log_failures_total', 'Reads and writes of the log that failed')

  // A rate does not see the first of a series that was not there before, and pages are rare.
  for (const urgency of ['page', 'inform']) delivered.zero({ urgency })
  for (const state of UNDELIVERED) ends.inc({ state }, 0)

  return {
    admitted(admission: 'open' | 'claimed' | 'repeat', key: string): void {
      taken.inc({ admission })
      if (admission === 'claimed')
        logger.warn({ idempotencyKey: key }, 'was being sent when its process died, it is sent once more')
    },
    unreadable(topic: string, partition: number, offset: bigint, err: unknown): void {
      unreadable.inc({ topic })
      logger.error({ topic, partition, offset: offset.toString(), err }, 'record could not be read and is skipped')
    },
    openCount(partition: number, count: number): void {
      open.set({ partition }, count)
    },
    attempting(message: Message, attempt: number, atMs: number): void {
      if (attempt === 1)
        delay.observe({ urgency: urgencyOf(message) }, Math.max(0, atMs - message.requestedAtMs) / 1_000)
    },
    attempted(
      message: Message,
      contactKind: string,
      outcome: { readonly kind: string; readonly reason: string },
      ms: number,
    ): void {
      const { key, personId, contactId, items } = message
      attempts.inc({ kind: contactKind, outcome: outcome.kind })
      seconds.observe({ kind: contactKind, urgency: urgencyOf(message) }, ms / 1_000)
      const what = {
        idempotencyKey: key,
        personId,
        contactId,
        items: items.length,
        outcome: outcome.kind,
        reason: outcome.reason,
      }
      if (outcome.kind !== 'delivered') {
        logger.warn(what, 'notification not delivered')
        return
      }
      logger.info(what, 'notification delivered')
      const atMs = now()
      for (const { requestedAtMs } of items)
        delivered.observe({ urgency: urgencyOf(message) }, Math.max(0, atMs - requestedAtMs) / 1_000)
    },
    ended(state: string, count: number): void {
      ends.inc({ state }, count)
    },
    dead(key: string, personId: string, reason: string): void {
      logger.error(
        { idempotencyKey: key, personId, reason },
        'notification is dead: send it again by hand when it can arrive',
      )
    },
    targetFailed(key: string, err: unknown): void {
      logger.error({ idempotencyKey: key, err }, 'a target failed in an unforeseen way, the attempt is repeated')
    },
    logFailed(what: string, err: unknown, retryInMs: number): void {
      failures.inc()
      logger.warn({ what, err, retryInMs }, 'the log failed, it is tried again')
    },
  }
}

export type NotifierEvents = ReturnType<typeof createNotifierEvents>
