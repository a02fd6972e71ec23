import type { DeliveryState } from '@tocsin/shared/gen/tocsin/notification/v1/DeliveryState.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'

/** The last that was recorded of a key. */
export interface Fate {
  readonly state: DeliveryState
  readonly attempt: number
  readonly nextAttemptMs: number
  readonly digestKey: string
  readonly expiresAtMs: number
  /** Everything that was recorded of the key is at this offset of the events or later. */
  readonly eventsFrom: bigint
}

/** A request whose end is not recorded yet. */
export interface Delivery {
  readonly key: string
  readonly request: NotificationRequested
  /** Of the request; nothing from here on is committed while this is open. */
  readonly offset: bigint
  readonly eventsFrom: bigint
  /** Claimed so far, over all lives of the process. */
  attempt: number
  /** Attempts that do not count for the timetable, since a person asked for it again after them. */
  attemptsBefore: number
  notBeforeMs: number
  /** Set once it was claimed as part of one message with others: it stays with them, so that the message keeps its key. */
  digestKey: string
  sending: boolean
}

const SENT: ReadonlySet<DeliveryState> = new Set(['DELIVERY_STATE_DELIVERED', 'DELIVERY_STATE_DIGESTED'])
const UNSENT: ReadonlySet<DeliveryState> = new Set([
  'DELIVERY_STATE_DEAD',
  'DELIVERY_STATE_DISABLED',
  'DELIVERY_STATE_EXPIRED',
])

/** Nothing changes it any more. */
export const isSent = (state: DeliveryState): boolean => SENT.has(state)
/** Ended without being sent; a person may ask for it again. */
export const isUnsent = (state: DeliveryState): boolean => UNSENT.has(state)

export const TEST_KIND = 'test'

/** What nothing may limit, gather or delay. Only what is known to merely inform is not. */
export const isPage = ({ urgency }: Pick<NotificationRequested, 'urgency'>): boolean => urgency !== 'URGENCY_INFORM'

/** Somebody wants to see it tried: a contact that said it is gone is tried all the same. */
export const isAskedFor = ({ request, attemptsBefore }: Delivery): boolean =>
  request.kind === TEST_KIND || attemptsBefore > 0

/** One contact method of one person. */
export const contactKeyOf = ({ personId, contactId }: { readonly personId: string; readonly contactId: string }) =>
  `${personId}/${contactId}`
