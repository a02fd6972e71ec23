import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'

export type TimelineSource = 'people' | 'machine' | 'holds' | 'notifications'
export type TimelineOrder = 'newest' | 'oldest'

/** One line: something that happened in the crisis, or to one notification of it. */
export interface TimelineRow {
  readonly id: string
  readonly atMs: number
  readonly seq: number
  /** Name of the event, or `notification`. */
  readonly kind: string
  readonly sources: readonly TimelineSource[]
  readonly happened:
    | { readonly type: 'crisis'; readonly actor: string; readonly text: string }
    | { readonly type: 'notification'; readonly notification: Notification; readonly event: NotificationEvent }
}

export interface TimelineFilter {
  readonly source: TimelineSource | 'all'
  /** Empty means every kind. */
  readonly kind: string
  readonly order: TimelineOrder
}

const MACHINES: ReadonlySet<string> = new Set(['', 'timer', 'detector'])
const HOLD_KINDS: ReadonlySet<string> = new Set([
  'holdStarted',
  'enforcementReported',
  'postReleased',
  'holdReleased',
  'holdReviewDue',
])

/** Entries in the order of their numbers, each number once. Returns `held` itself when it has them all. */
export const joinEntries = (
  held: readonly TimelineEntry[],
  more: readonly TimelineEntry[],
): readonly TimelineEntry[] => {
  const known = new Set(held.map(({ seq }) => seq))
  const fresh = more.filter(({ seq }) => !known.has(seq))
  return fresh.length === 0 ? held : [...held, ...fresh].sort((a, b) => a.seq - b.seq)
}

const crisisRow = ({ seq, atMs, kind, actor, text }: TimelineEntry, people: ReadonlySet<string>): TimelineRow => {
  const by: TimelineSource = MACHINES.has(actor) || !people.has(actor) ? 'machine' : 'people'
  return {
    id: `crisis-${seq}`,
    atMs,
    seq,
    kind,
    sources: HOLD_KINDS.has(kind) ? [by, 'holds'] : [by],
    happened: { type: 'crisis', actor, text },
  }
}

const notificationRows = (notification: Notification): TimelineRow[] =>
  notification.events
    .filter(({ state }) => state !== 'DELIVERY_STATE_CLAIMED' && state !== 'DELIVERY_STATE_UNSPECIFIED')
    .map(event => ({
      id: `${event.idempotencyKey}/${event.state}/${event.attempt}`,
      atMs: event.atMs,
      seq: 0,
      kind: 'notification',
      sources: ['notifications'],
      happened: { type: 'notification', notification, event },
    }))

/** Everything that happened, oldest first. `people` are the ids of the plan's people: any other actor is a machine. */
export const timelineRows = (
  entries: readonly TimelineEntry[],
  notifications: readonly Notification[],
  people: ReadonlySet<string>,
): TimelineRow[] =>
  [...entries.map(entry => crisisRow(entry, people)), ...notifications.flatMap(notificationRows)].sort(
    (a, b) => a.atMs - b.atMs || a.seq - b.seq,
  )

export const filterTimeline = (rows: readonly TimelineRow[], filter: TimelineFilter): TimelineRow[] => {
  const chosen = rows.filter(
    ({ kind, sources }) =>
      (filter.source === 'all' || sources.includes(filter.source)) && (filter.kind === '' || kind === filter.kind),
  )
  return filter.order === 'newest' ? chosen.reverse() : chosen
}

/** Kinds that occur, with how often, in the order of their first time. */
export const kindsIn = (rows: readonly TimelineRow[]): { readonly kind: string; readonly count: number }[] => {
  const counts = new Map<string, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count }))
}
