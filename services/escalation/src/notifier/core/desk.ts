import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import { contactKeyOf, type Delivery, type Fate, isSent, isUnsent } from './delivery.ts'

/**
 * What the owner of one partition of requests knows: what is open, and what became of the keys that could still come again. All of it
 * follows from the two topics, so that another owner, or the next life of this one, comes to the same.
 */
export interface Desk {
  /** In the order of their offsets. */
  readonly deliveries: Map<string, Delivery>
  readonly fates: Map<string, Fate>
  /** Contacts that said they are gone, and which target of theirs did. */
  readonly gone: Map<string, { readonly targetHash: string; readonly eventsFrom: bigint }>
  /** When a contact was last sent single messages that only inform. */
  readonly singles: Map<string, readonly number[]>
  /** Next request to read. */
  nextOffset: bigint
  /** Everything below was folded; others may have written more since. */
  eventsEnd: bigint
}

export const emptyDesk = (nextOffset: bigint, eventsEnd: bigint): Desk => ({
  deliveries: new Map(),
  fates: new Map(),
  gone: new Map(),
  singles: new Map(),
  nextOffset,
  eventsEnd,
})

/** Takes what was recorded, by this life or an earlier one. */
export const evolve = (desk: Desk, event: NotificationEvent, offset: bigint): void => {
  const { idempotencyKey: key, state, attempt, nextAttemptMs, digestKey, expiresAtMs, targetHash } = event
  if (offset >= desk.eventsEnd) desk.eventsEnd = offset + 1n
  const before = desk.fates.get(key)
  if (before && isSent(before.state)) return
  desk.fates.set(key, {
    state,
    attempt: Math.max(attempt, before?.attempt ?? 0),
    nextAttemptMs,
    digestKey,
    expiresAtMs,
    eventsFrom: before?.eventsFrom ?? offset,
  })
  const contact = contactKeyOf(event)
  if (state === 'DELIVERY_STATE_DISABLED' && targetHash !== '')
    desk.gone.set(contact, { targetHash, eventsFrom: offset })
  if (isSent(state)) desk.gone.delete(contact)

  const delivery = desk.deliveries.get(key)
  if (!delivery) return
  if (isSent(state) || isUnsent(state)) {
    desk.deliveries.delete(key)
    return
  }
  delivery.attempt = Math.max(delivery.attempt, attempt)
  delivery.digestKey = digestKey
  if (state !== 'DELIVERY_STATE_RETRYING') return
  delivery.notBeforeMs = nextAttemptMs
  delivery.sending = false
}

/** `open`: to be sent. `claimed`: was being sent when its process died, to be sent once more. `repeat`: known, nothing to do. */
export type Admission = 'open' | 'claimed' | 'repeat'

/** Takes the next request of the partition. */
export const admit = (desk: Desk, request: NotificationRequested, offset: bigint): Admission => {
  const { idempotencyKey: key, resendAfterAttempt } = request
  desk.nextOffset = offset + 1n
  const open = desk.deliveries.get(key)
  if (open) {
    open.attemptsBefore = Math.max(open.attemptsBefore, resendAfterAttempt)
    return 'repeat'
  }
  const fate = desk.fates.get(key)
  const isAgain = resendAfterAttempt > 0 && resendAfterAttempt >= (fate?.attempt ?? 0)
  if (fate && (isSent(fate.state) || (isUnsent(fate.state) && !isAgain))) return 'repeat'
  desk.deliveries.set(key, {
    key,
    request,
    offset,
    eventsFrom: fate?.eventsFrom ?? desk.eventsEnd,
    attempt: Math.max(fate?.attempt ?? 0, resendAfterAttempt),
    attemptsBefore: resendAfterAttempt,
    notBeforeMs: fate?.nextAttemptMs ?? 0,
    digestKey: isAgain ? '' : (fate?.digestKey ?? ''),
    sending: false,
  })
  return fate?.state === 'DELIVERY_STATE_CLAIMED' ? 'claimed' : 'open'
}

/** A repeat of a request that has expired is not sent, so that its key need not be known. */
export const forget = (desk: Desk, now: number): void => {
  for (const [key, { expiresAtMs }] of desk.fates)
    if (expiresAtMs <= now && !desk.deliveries.has(key)) desk.fates.delete(key)
}

export interface Position {
  /** All requests below have an end that is recorded. */
  readonly offset: bigint
  /** Folding the events from here on gives everything that the requests from `offset` on need. */
  readonly eventsFrom: bigint
}

/** Where the next owner must begin to read, so that it misses nothing and repeats nothing. */
export const positionOf = (desk: Desk): Position => {
  const [first] = desk.deliveries.values()
  let eventsFrom = desk.eventsEnd
  for (const known of [desk.deliveries, desk.fates, desk.gone])
    for (const one of known.values()) if (one.eventsFrom < eventsFrom) eventsFrom = one.eventsFrom
  return { offset: first?.offset ?? desk.nextOffset, eventsFrom }
}
