import type { DeliveryState } from '@tocsin/shared/gen/tocsin/notification/v1/DeliveryState.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'

/** What became of a message, in the one word that its row shows. */
export type DeliveryWord =
  | 'waiting'
  | 'sending'
  | 'delivered'
  | 'kept'
  | 'retrying'
  | 'dead'
  | 'disabled'
  | 'digested'
  | 'expired'

const WORDS: Readonly<Record<DeliveryState, DeliveryWord>> = {
  DELIVERY_STATE_UNSPECIFIED: 'waiting',
  DELIVERY_STATE_CLAIMED: 'sending',
  DELIVERY_STATE_DELIVERED: 'delivered',
  DELIVERY_STATE_RETRYING: 'retrying',
  DELIVERY_STATE_DEAD: 'dead',
  DELIVERY_STATE_DISABLED: 'disabled',
  DELIVERY_STATE_DIGESTED: 'digested',
  DELIVERY_STATE_EXPIRED: 'expired',
}

/** What the inbox writes as the reason of a delivery that never left this machine. */
const KEPT = 'kept in the inbox'

/** "Delivered" by the inbox of this machine is not the same as delivered: it is `kept`. */
export const outcomeOf = ({ state, reason }: Pick<NotificationEvent, 'state' | 'reason'>): DeliveryWord =>
  (state === 'DELIVERY_STATE_DELIVERED' || state === 'DELIVERY_STATE_DIGESTED') && reason.startsWith(KEPT)
    ? 'kept'
    : WORDS[state]

/** Those that a person has to do something about. */
export const isLost = (word: DeliveryWord): boolean => word === 'dead' || word === 'disabled' || word === 'expired'

export interface Delivery {
  readonly key: string
  readonly requested: NotificationRequested
  readonly word: DeliveryWord
  /** Of the last attempt; empty when nothing was tried. */
  readonly reason: string
  readonly attempt: number
  /** 0 unless it is tried again. */
  readonly nextAttemptMs: number
}

/** Messages as rows, newest first. */
export const deliveriesOf = (notifications: readonly Notification[]): Delivery[] =>
  notifications
    .flatMap(({ requested, state, events }): Delivery[] => {
      if (!requested) return []
      const last = events.at(-1)
      const word = outcomeOf({ state, reason: last?.reason ?? '' })
      return [
        {
          key: requested.idempotencyKey,
          requested,
          word,
          reason: last?.reason ?? '',
          attempt: last?.attempt ?? 0,
          nextAttemptMs: word === 'retrying' ? (last?.nextAttemptMs ?? 0) : 0,
        },
      ]
    })
    .sort((a, b) => b.requested.requestedAtMs - a.requested.requestedAtMs || (a.key < b.key ? -1 : 1))

export interface Mailbox {
  readonly personId: string
  readonly messages: number
  readonly lost: number
  readonly latestMs: number
}

/** One per person who was written to: those with lost messages first, then whoever was written to last. */
export const mailboxesOf = (deliveries: readonly Delivery[]): Mailbox[] => {
  const people = [...new Set(deliveries.map(({ requested }) => requested.personId))]
  return people
    .map(personId => {
      const own = deliveries.filter(({ requested }) => requested.personId === personId)
      return {
        personId,
        messages: own.length,
        lost: own.filter(({ word }) => isLost(word)).length,
        latestMs: Math.max(...own.map(({ requested }) => requested.requestedAtMs)),
      }
    })
    .sort((a, b) => Number(b.lost > 0) - Number(a.lost > 0) || b.latestMs - a.latestMs)
}

/** Whether nothing left this machine: then the page is an inbox, else it is the log of what was sent. */
export const nothingLeft = (deliveries: readonly Delivery[]): boolean =>
  deliveries.every(({ word }) => word === 'kept' || word === 'waiting') &&
  deliveries.some(({ word }) => word === 'kept')

/**
 * Where a message's link leads on this machine: path and query only, so that it works at whatever address the console was opened.
 * Undefined for anything but a page of ours: what a message says is not trusted.
 */
export const localLink = (link: string): string | undefined => {
  if (!URL.canParse(link)) return undefined
  const { protocol, pathname, search } = new URL(link)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  const at = pathname.search(/\/(a|console|flag)\//)
  return at < 0 ? undefined : `${pathname.slice(at)}${search}`
}
