import type { CrisisEvent, CrisisEventInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisEvent.ts'

export type EventKind = NonNullable<CrisisEvent['event']>

/** What each kind of event says. */
export type Bodies = { readonly [K in EventKind]: NonNullable<CrisisEvent[K]> }

export type HappenedOf<K extends EventKind> = {
  /** Empty for a hold outside any crisis. */
  readonly crisisId: string
  readonly kind: K
  readonly body: Bodies[K]
}

/** One event, told apart by its kind. */
export type Happened = { [K in EventKind]: HappenedOf<K> }[EventKind]

export const happened = <K extends EventKind>(crisisId: string, kind: K, body: Bodies[K]): Happened =>
  ({ crisisId, kind, body }) as Happened

export const toEvent = ({ crisisId, kind, body }: Happened, seq: number): CrisisEventInput => ({
  crisisId,
  seq,
  [kind]: body,
})

/** Undefined when the event is of a kind that this build does not know. */
export const fromEvent = (event: CrisisEvent): Happened | undefined => {
  const kind = event.event
  const body = kind && event[kind]
  return kind && body ? ({ crisisId: event.crisisId, kind, body } as Happened) : undefined
}

/** The hold that an event is about. */
export const holdIdOf = ({ kind, body }: Happened): string | undefined =>
  kind === 'holdStarted' ||
  kind === 'enforcementReported' ||
  kind === 'postReleased' ||
  kind === 'holdReleased' ||
  kind === 'holdReviewDue'
    ? body.holdId
    : undefined
