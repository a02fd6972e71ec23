import type { CrisisEventInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisEvent.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import { MINUTE, NOW } from './fixtures.ts'

export const entry = (seq: number, kind: string, text: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  seq,
  crisisId: 'lumo-12',
  atMs: NOW - (40 - seq) * MINUTE,
  actor: 'anna',
  kind,
  text,
  event: null,
  ...more,
})

const happened = (event: CrisisEventInput): { event: TimelineEntry['event'] } => ({
  event: event as TimelineEntry['event'],
})

export const TIMELINE: readonly TimelineEntry[] = [
  entry(
    20,
    'suspected',
    'Suspected. 214 of the last 380 mentions of Lumo are negative: 56 %. Anna Kowalska asked to confirm or decline.',
    { actor: 'detector' },
  ),
  entry(
    21,
    'confirmed',
    'Confirmed by Anna Kowalska: Outage of a service, lasting harm to reputation: The app is down after the update.',
  ),
  entry(22, 'holdStarted', 'Anna Kowalska put everything on hold (hold-22): The app is down after the update.'),
  entry(
    23,
    'stageEntered',
    'Stage Stage one: contained entered by Anna Kowalska. Must acknowledge: Anna Kowalska, Maria Wiśniewska and Jan Nowak. Steps: 6.',
    happened({ stageEntered: { stageId: 'one', mustAcknowledge: ['anna', 'maria', 'jan'] } }),
  ),
  entry(24, 'enforcementReported', 'planner partly enforces hold-22 (2 of 4): 2 posts went out before it was asked.', {
    actor: 'planner',
  }),
  entry(25, 'expertAsked', 'Eva Lindqvist asked about app releases: Since which version does the app fail?'),
  entry(26, 'expertAnswered', 'Fact by Eva Lindqvist: Since 8.2, on Android only.', {
    actor: 'eva',
    ...happened({
      expertAnswered: { questionId: 'question-25', personId: 'eva', fact: 'Since 8.2, on Android only.' },
    }),
  }),
  entry(
    28,
    'updatePosted',
    'Update by Anna Kowalska: The app fails since 8.2. Statement is out.',
    happened({
      updatePosted: {
        personId: 'anna',
        text: 'The app fails since 8.2 on Android. The holding statement is out on Bluesky and in the store.\nNext: find out when the fix is there.',
      },
    }),
  ),
  entry(
    29,
    'acknowledgementLapsed',
    'Jan Nowak acknowledged and has done nothing on "Answer the first fifty comments": asked again.',
    { actor: 'timer', ...happened({ acknowledgementLapsed: { personId: 'jan' } }) },
  ),
  entry(30, 'stepOverdue', '"Check that the hold is enforced in every channel" is overdue.', { actor: 'timer' }),
]

export const notification = (
  personId: string,
  contactId: string,
  state: Notification['state'],
  more: {
    readonly reason?: string
    readonly nextAttemptMs?: number
    readonly attempt?: number
    readonly at?: number
  } = {},
): Notification => {
  const requestedAtMs = NOW - (more.at ?? 12) * MINUTE
  const idempotencyKey = `lumo-12/entry-1/${personId}/${contactId}/${more.at ?? 12}`
  const { reason = '', nextAttemptMs = 0, attempt = 1 } = more
  return {
    requested: {
      idempotencyKey,
      crisisId: 'lumo-12',
      personId,
      contactId,
      urgency: 'URGENCY_PAGE',
      subject: 'Lumo: acknowledge',
      text: '',
      link: '',
      requestedAtMs,
      expiresAtMs: 0,
      drill: false,
      kind: 'acknowledge',
      playbookVersion: 3,
      brandIds: ['lumo'],
      resendAfterAttempt: 0,
    },
    state,
    events: [
      {
        idempotencyKey,
        state,
        attempt,
        reason,
        atMs: requestedAtMs + 4000,
        nextAttemptMs,
        personId,
        contactId,
        crisisId: 'lumo-12',
        digestKey: '',
        targetHash: '',
        expiresAtMs: 0,
      },
    ],
  }
}

export const NOTIFICATIONS: readonly Notification[] = [
  notification('anna', 'phone', 'DELIVERY_STATE_DELIVERED'),
  notification('maria', 'phone', 'DELIVERY_STATE_DELIVERED'),
  notification('maria', 'mail', 'DELIVERY_STATE_RETRYING', {
    reason: 'mail server busy (421)',
    nextAttemptMs: NOW + MINUTE,
    attempt: 3,
  }),
  notification('jan', 'phone', 'DELIVERY_STATE_DEAD', { reason: 'no answer in 6 attempts', attempt: 6 }),
  notification('jan', 'mail', 'DELIVERY_STATE_DELIVERED'),
  notification('eva', 'hook', 'DELIVERY_STATE_DISABLED', { reason: 'the address is gone (410)' }),
]
