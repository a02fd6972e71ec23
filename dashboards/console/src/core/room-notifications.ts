import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import { type Delivery, type DeliveryWord, deliveriesOf, isLost } from './deliveries.ts'

export interface PersonDeliveries {
  readonly personId: string
  /** What did not arrive first, then the newest. */
  readonly rows: readonly Delivery[]
  readonly lost: number
}

const WORST_FIRST: readonly DeliveryWord[] = [
  'dead',
  'disabled',
  'expired',
  'retrying',
  'waiting',
  'sending',
  'digested',
  'kept',
  'delivered',
]

const worst = (a: Delivery, b: Delivery): number => WORST_FIRST.indexOf(a.word) - WORST_FIRST.indexOf(b.word)

/** Deliveries by person; people to whom something did not arrive come first. */
export const deliveriesByPerson = (notifications: readonly Notification[]): PersonDeliveries[] => {
  const all = deliveriesOf(notifications).sort(worst)
  return [...new Set(all.map(({ requested }) => requested.personId))].map(personId => {
    const rows = all.filter(({ requested }) => requested.personId === personId)
    return { personId, rows, lost: rows.filter(({ word }) => isLost(word)).length }
  })
}

/** How many deliveries have each word, the worst first; words without one are left out. */
export const countByWord = (
  notifications: readonly Notification[],
): { readonly word: DeliveryWord; readonly count: number }[] => {
  const all = deliveriesOf(notifications)
  return WORST_FIRST.map(word => ({ word, count: all.filter(one => one.word === word).length })).filter(
    ({ count }) => count > 0,
  )
}
