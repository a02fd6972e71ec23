import { notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { EpochMs, Log } from '@tocsin/shared/log/port.ts'
import type { Person } from '@tocsin/shared/playbook/plan.ts'
import { isSent, isUnsent, TEST_KIND } from '../core/delivery.ts'
import type { Overview } from './overview.ts'

export interface TestRunDeps {
  readonly log: Log
  readonly overview: Overview
  readonly now: () => EpochMs
  readonly timeoutMs: number
}

export interface TestRun {
  readonly requestId: string
  readonly person: Person
  readonly version: number
}

/** On top of the time of a send, for the way through the log. */
const SLACK_MS = 2_000

/**
 * Sends a test to every contact of a person, through the same topics, stages and targets as everything else, and waits until each has
 * ended or the time is over. The answer holds the latest of each contact. A repeat with the same id sends nothing again.
 */
export const runTest = async (
  deps: TestRunDeps,
  { requestId, person, version }: TestRun,
): Promise<NotificationEvent[]> => {
  const { log, overview, now, timeoutMs } = deps
  const atMs = now()
  const keys = person.contacts.map(({ contactId }) => `test/${requestId}/${person.personId}/${contactId}`)
  const requests = person.contacts.map(({ contactId }, index) => ({
    key: person.personId,
    value: notificationRequestedCodec.encode({
      idempotencyKey: keys[index]!,
      personId: person.personId,
      contactId,
      urgency: 'URGENCY_PAGE',
      subject: 'This is a test of Tocsin',
      text: `This is a test: a page for ${person.name} would arrive here. Nothing needs to be done.`,
      requestedAtMs: atMs,
      expiresAtMs: atMs + 10 * (timeoutMs + SLACK_MS),
      kind: TEST_KIND,
      playbookVersion: version,
    }),
  }))
  const eventsOf = (key: string): readonly NotificationEvent[] => overview.find(key)?.events ?? []
  /** What a contact came to; one that nothing was recorded of says so. */
  const lastOf = (key: string, index: number): NotificationEvent =>
    eventsOf(key).at(-1) ?? {
      idempotencyKey: key,
      state: 'DELIVERY_STATE_UNSPECIFIED',
      attempt: 0,
      reason: 'nobody took it up in time: is a notifier running?',
      atMs: now(),
      nextAttemptMs: 0,
      personId: person.personId,
      contactId: person.contacts[index]!.contactId,
      crisisId: '',
      digestKey: '',
      targetHash: '',
      expiresAtMs: 0,
    }
  const hasEnded = (key: string): boolean => eventsOf(key).some(({ state }) => isSent(state) || isUnsent(state))

  const ended = Promise.withResolvers<void>()
  const unsubscribe = overview.subscribe(() => {
    if (keys.every(hasEnded)) ended.resolve()
  })
  const timer = setTimeout(ended.resolve, timeoutMs + SLACK_MS)
  try {
    if (requests.length === 0) return []
    await log.append(TOPICS.notificationsRequested.name, requests)
    if (!keys.every(hasEnded)) await ended.promise
  } finally {
    clearTimeout(timer)
    unsubscribe()
  }
  return keys.map(lastOf)
}
