import type { DeliveryState } from '@tocsin/shared/gen/tocsin/notification/v1/DeliveryState.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import type { Contact } from '@tocsin/shared/playbook/plan.ts'
import { contactKeyOf, type Delivery, isAskedFor, isPage } from './delivery.ts'
import type { Desk } from './desk.ts'

/** Where a request goes, by the playbook version of its crisis. */
export type Route =
  | { readonly kind: 'to'; readonly contact: Contact; readonly targetHash: string }
  /** The version has not been read yet. */
  | { readonly kind: 'later' }
  | { readonly kind: 'nowhere'; readonly reason: string }

export interface Limits {
  /** Messages that only inform, one by one to one contact within `digestEveryMs`. */
  readonly informLimit: number
  readonly digestEveryMs: number
}

/** One message that is to be sent now, for one or more requests to one contact. */
export interface Parcel {
  readonly key: string
  readonly deliveries: readonly [Delivery, ...Delivery[]]
  readonly contact: Contact
  readonly targetHash: string
  readonly isPage: boolean
  readonly isDigest: boolean
}

/** Ends without an attempt. */
export interface Verdict {
  readonly delivery: Delivery
  readonly state: DeliveryState
  readonly reason: string
  readonly targetHash?: string
}

export interface Plan {
  readonly parcels: readonly Parcel[]
  readonly verdicts: readonly Verdict[]
  /** When to plan again though nothing happens; Infinity: never. */
  readonly wakeAtMs: number
}

interface Item {
  readonly delivery: Delivery
  readonly contact: Contact
  readonly targetHash: string
}

interface Look {
  readonly desk: Desk
  readonly now: number
  readonly limits: Limits
  readonly routeOf: (request: NotificationRequested) => Route
  readonly parcels: Parcel[]
  readonly verdicts: Verdict[]
  wakeAtMs: number
}

const DIGEST_LARGEST = 500
const ROUTE_AGAIN_MS = 1_000

const wakeAt = (look: Look, atMs: number): void => {
  look.wakeAtMs = Math.min(look.wakeAtMs, atMs)
}

/** Ends what is not worth sending any more. */
const expire = (deliveries: readonly Delivery[], look: Look): Delivery[] =>
  deliveries.filter(delivery => {
    const { expiresAtMs } = delivery.request
    const isOver = expiresAtMs > 0 && look.now >= expiresAtMs
    if (isOver)
      look.verdicts.push({ delivery, state: 'DELIVERY_STATE_EXPIRED', reason: 'it was not worth sending any more' })
    return !isOver
  })

/** Holds back what waits for its next attempt. */
const wait = (deliveries: readonly Delivery[], look: Look): Delivery[] =>
  deliveries.filter(({ notBeforeMs }) => {
    if (notBeforeMs > look.now) wakeAt(look, notBeforeMs)
    return notBeforeMs <= look.now
  })

/** Finds the contact. One that the plan does not have is dead at once, loudly, rather than tried for hours. */
const route = (deliveries: readonly Delivery[], look: Look): Item[] =>
  deliveries.flatMap(delivery => {
    const found = look.routeOf(delivery.request)
    if (found.kind === 'to') return [{ delivery, contact: found.contact, targetHash: found.targetHash }]
    if (found.kind === 'later') wakeAt(look, look.now + ROUTE_AGAIN_MS)
    else look.verdicts.push({ delivery, state: 'DELIVERY_STATE_DEAD', reason: found.reason })
    return []
  })

/** Ends what would go to a target that said it is gone. */
const leaveGone = (items: readonly Item[], look: Look): Item[] =>
  items.filter(({ delivery, targetHash }) => {
    const isGone = look.desk.gone.get(contactKeyOf(delivery.request))?.targetHash === targetHash
    if (!isGone || isAskedFor(delivery)) return true
    const reason = 'the contact said that it is gone; a playbook with another target, or a test that arrives, ends that'
    look.verdicts.push({ delivery, state: 'DELIVERY_STATE_DISABLED', reason, targetHash })
    return false
  })

const pack = (key: string, items: readonly Item[]): Parcel => {
  const [first, ...others] = items
  const { delivery, contact, targetHash } = first!
  return {
    key,
    deliveries: [delivery, ...others.map(item => item.delivery)],
    contact,
    targetHash,
    isPage: isPage(delivery.request),
    isDigest: items.length > 1 || delivery.digestKey !== '',
  }
}

/** Pages, and what is tried again, go alone and at once. */
const sendAlone = (items: readonly Item[], look: Look): Item[] =>
  items.filter(item => {
    const { delivery } = item
    const isAlone =
      isPage(delivery.request) || (delivery.digestKey === '' && delivery.attempt > delivery.attemptsBefore)
    if (isAlone || isAskedFor(delivery)) look.parcels.push(pack(delivery.key, [item]))
    return !(isAlone || isAskedFor(delivery))
  })

/** What was claimed as one message stays one message. */
const keepTogether = (items: readonly Item[], look: Look): Item[] => {
  const digests = Map.groupBy(items, ({ delivery }) => delivery.digestKey)
  for (const [key, members] of digests) if (key !== '') look.parcels.push(pack(key, members))
  return digests.get('') ?? []
}

/** When the oldest of them has waited long enough, all go together. */
const gather = (waiting: readonly Item[], look: Look): void => {
  for (let at = 0; at < waiting.length; at += DIGEST_LARGEST) {
    const members = waiting.slice(at, at + DIGEST_LARGEST)
    const { key } = members[0]!.delivery
    look.parcels.push(pack(members.length === 1 ? key : `${key}+${members.length - 1}`, members))
  }
}

/** The first few go one by one; what is more waits and goes together. */
const limit = (items: readonly Item[], look: Look): Item[] => {
  const { desk, now, limits } = look
  for (const [contact, waiting] of Map.groupBy(items, ({ delivery }) => contactKeyOf(delivery.request))) {
    const dueOf = (some: readonly Item[]): number =>
      Math.min(...some.map(({ delivery }) => delivery.request.requestedAtMs)) + limits.digestEveryMs
    if (dueOf(waiting) <= now) {
      gather(waiting, look)
      continue
    }
    const recent = (desk.singles.get(contact) ?? []).filter(atMs => atMs > now - limits.digestEveryMs)
    const allowance = Math.max(0, limits.informLimit - recent.length)
    for (const item of waiting.slice(0, allowance)) look.parcels.push(pack(item.delivery.key, [item]))
    const rest = waiting.slice(allowance)
    if (rest.length > 0) wakeAt(look, dueOf(rest))
  }
  return []
}

/**
 * What is to be sent now, what ends, and when to look again. Deduplication has happened when requests were admitted; what follows is a
 * list of stages, each of which passes on what it does not decide.
 */
export const planDesk = (
  desk: Desk,
  now: number,
  { limits, routeOf }: { readonly limits: Limits; readonly routeOf: Look['routeOf'] },
): Plan => {
  const look: Look = { desk, now, limits, routeOf, parcels: [], verdicts: [], wakeAtMs: Number.POSITIVE_INFINITY }
  const open = [...desk.deliveries.values()].filter(({ sending }) => !sending)
  const routed = route(wait(expire(open, look), look), look)
  const stages = [leaveGone, sendAlone, keepTogether, limit]
  stages.reduce<readonly Item[]>((items, stage) => stage(items, look), routed)
  return look
}

/** From now on these are being sent, until something is recorded of them. */
export const begin = (desk: Desk, { deliveries, isPage, isDigest }: Parcel, now: number, limits: Limits): void => {
  for (const delivery of deliveries) delivery.sending = true
  const [{ request, attempt, attemptsBefore }] = deliveries
  if (isPage || isDigest || attempt > attemptsBefore) return
  const contact = contactKeyOf(request)
  const recent = (desk.singles.get(contact) ?? []).filter(atMs => atMs > now - limits.digestEveryMs)
  desk.singles.set(contact, [...recent, now])
}
