import type { DeliveryState } from '@tocsin/shared/gen/tocsin/notification/v1/DeliveryState.ts'
import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import { type Delivery, TEST_KIND } from './delivery.ts'
import type { Parcel, Verdict } from './plan.ts'
import { waitBeforeNext } from './timetable.ts'

/** What became of an attempt, as the stages know it. */
export type AttemptOutcome =
  | { readonly kind: 'delivered' | 'dead' | 'disabled'; readonly reason: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs?: number }

interface Happening {
  readonly state: DeliveryState
  readonly attempt: number
  readonly reason: string
  readonly atMs: number
  readonly nextAttemptMs?: number
  readonly digestKey?: string
  readonly targetHash?: string
}

const eventOf = ({ key, request }: Delivery, happening: Happening): NotificationEvent => ({
  idempotencyKey: key,
  personId: request.personId,
  contactId: request.contactId,
  crisisId: request.crisisId,
  expiresAtMs: request.expiresAtMs,
  nextAttemptMs: 0,
  digestKey: '',
  targetHash: '',
  ...happening,
})

const digestKeyOf = ({ isDigest, key }: Parcel): string => (isDigest ? key : '')

/** To be recorded before a send, so that a kill in between is seen. */
export const claimOf = (parcel: Parcel, atMs: number): NotificationEvent[] =>
  parcel.deliveries.map(delivery =>
    eventOf(delivery, {
      state: 'DELIVERY_STATE_CLAIMED',
      attempt: delivery.attempt + 1,
      reason: '',
      atMs,
      digestKey: digestKeyOf(parcel),
    }),
  )

/** To be recorded after it. `parcel` was claimed, so that its deliveries count the attempt. */
export const eventsAfter = (parcel: Parcel, outcome: AttemptOutcome, atMs: number): NotificationEvent[] => {
  const [{ attempt, attemptsBefore, request }] = parcel.deliveries
  const { reason } = outcome
  const digestKey = digestKeyOf(parcel)
  const each = (state: DeliveryState, over: Partial<Happening> = {}): NotificationEvent[] =>
    parcel.deliveries.map(delivery =>
      eventOf(delivery, { state, attempt: delivery.attempt, reason, atMs, digestKey, ...over }),
    )
  if (outcome.kind === 'delivered')
    return each(parcel.isDigest ? 'DELIVERY_STATE_DIGESTED' : 'DELIVERY_STATE_DELIVERED')
  if (outcome.kind === 'disabled') return each('DELIVERY_STATE_DISABLED', { targetHash: parcel.targetHash })
  if (outcome.kind === 'dead' || request.kind === TEST_KIND) return each('DELIVERY_STATE_DEAD')
  const waitMs = waitBeforeNext({
    key: parcel.key,
    isPage: parcel.isPage,
    tried: attempt - attemptsBefore,
    afterMs: outcome.kind === 'retry' ? outcome.afterMs : undefined,
  })
  return waitMs === undefined
    ? each('DELIVERY_STATE_DEAD', { reason: `${reason}; that was the last attempt` })
    : each('DELIVERY_STATE_RETRYING', { nextAttemptMs: atMs + waitMs })
}

/** What ends without an attempt. It counts as one, so that a person can ask for it again once. */
export const eventOfVerdict = (
  { delivery, state, reason, targetHash = '' }: Verdict,
  atMs: number,
): NotificationEvent => eventOf(delivery, { state, attempt: delivery.attempt + 1, reason, atMs, targetHash })
