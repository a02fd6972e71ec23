import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import type { Contact } from '@tocsin/shared/playbook/plan.ts'
import { type Admission, admit, type Desk, emptyDesk, evolve } from '../src/notifier/core/desk.ts'
import type { Route } from '../src/notifier/core/plan.ts'

export const requested = (key: string, over: Partial<NotificationRequested> = {}): NotificationRequested => ({
  idempotencyKey: key,
  crisisId: 'lumo-1',
  personId: 'anna',
  contactId: 'hook',
  urgency: 'URGENCY_PAGE',
  subject: `Subject of ${key}`,
  text: `Text of ${key}.`,
  link: 'https://tocsin.test/console/crises/lumo-1',
  requestedAtMs: 0,
  expiresAtMs: 1_000_000,
  drill: false,
  kind: 'acknowledge',
  playbookVersion: 1,
  brandIds: ['lumo'],
  resendAfterAttempt: 0,
  ...over,
})

export const recorded = (key: string, state: string, over: Partial<NotificationEvent> = {}): NotificationEvent => ({
  idempotencyKey: key,
  state: `DELIVERY_STATE_${state}` as NotificationEvent['state'],
  attempt: 1,
  reason: '',
  atMs: 0,
  nextAttemptMs: 0,
  personId: 'anna',
  contactId: 'hook',
  crisisId: 'lumo-1',
  digestKey: '',
  targetHash: '',
  expiresAtMs: 1_000_000,
  ...over,
})

export const contact: Contact = {
  contactId: 'hook',
  kind: 'webhook',
  target: 'https://hook.test/',
  testedAt: undefined,
  secret: undefined,
}

export const everywhere = (): Route => ({ kind: 'to', contact, targetHash: 'target' })

/** A desk that has read these: events at the offsets from 0 on, then requests likewise. */
export const deskOf = (events: readonly NotificationEvent[], requests: readonly NotificationRequested[]) => {
  const desk: Desk = emptyDesk(0n, 0n)
  for (const [offset, event] of events.entries()) evolve(desk, event, BigInt(offset))
  const admissions: Admission[] = requests.map((request, offset) => admit(desk, request, BigInt(offset)))
  return { desk, admissions }
}
