import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Contact } from '@tocsin/shared/playbook/plan.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import { isSent, isUnsent } from '../core/delivery.ts'
import { admit, type Desk, evolve, forget, type Position, positionOf } from '../core/desk.ts'
import { messageOf } from '../core/message.ts'
import { claimOf, eventOfVerdict, eventsAfter } from '../core/outcome-events.ts'
import { begin, type Limits, type Parcel, planDesk, type Route, type Verdict } from '../core/plan.ts'
import type { NotifierEvents } from '../events.ts'
import type { Lanes } from './lanes.ts'
import { GivenUpError, type Recorder } from './recorder.ts'
import type { Sender } from './sender.ts'

export interface DispatcherDeps {
  readonly recorder: Recorder
  readonly sender: Sender
  readonly lanes: Lanes
  readonly events: NotifierEvents
  readonly limits: Limits
  readonly routeOf: (request: NotificationRequested) => Route
  readonly now: () => EpochMs
}

/** Works off one partition that this process owns. */
export interface Dispatcher {
  take(request: NotificationRequested, offset: bigint): void
  skip(offset: bigint): void
  /** Begins nothing more, waits for what is being sent (at most 3 s, then it is cut and found claimed by who comes next), commits. */
  close(): Promise<void>
}

export interface DispatcherOptions {
  readonly partition: number
  /** As folded from the events. */
  readonly desk: Desk
  /** False when the partition went to another member: then nothing more is begun. */
  isCurrent(): boolean
  /** Rejects never. */
  commit(position: Position): Promise<void>
}

/** The clock is asked again at least this often, since it may not be the machine's. */
const LOOK_MS = 500
const COMMIT_AFTER_MS = 100
const DRAIN_MS = 3_000
/** At a time to one destination. Pages have their own room, so that nothing that only informs is ever before them. */
const PAGES_PER_DESTINATION = 40
const INFORMS_PER_DESTINATION = 8

const destinationOf = ({ kind, target }: Contact): string => (kind === 'email' ? 'mail' : new URL(target).host)

export const startDispatcher = (deps: DispatcherDeps, options: DispatcherOptions): Dispatcher => {
  const { recorder, sender, lanes, events, limits, routeOf, now } = deps
  const { partition, desk } = options
  const closing = new AbortController()
  const cutting = new AbortController()
  const running = new Set<Promise<void>>()
  let looking: NodeJS.Immediate | undefined
  let waking: NodeJS.Timeout | undefined
  let committing: NodeJS.Timeout | undefined
  let committed: Position | undefined

  const mayBegin = (): boolean => !closing.signal.aborted && options.isCurrent()

  const record = async (happened: readonly NotificationEvent[]): Promise<void> => {
    const first = await recorder.record(partition, happened, closing.signal)
    for (const [index, event] of happened.entries()) evolve(desk, event, first + BigInt(index))
    const [{ state, idempotencyKey, personId, reason }] = happened as [NotificationEvent]
    if (isSent(state) || isUnsent(state)) events.ended(state, happened.length)
    if (state === 'DELIVERY_STATE_DEAD') events.dead(idempotencyKey, personId, reason)
  }

  const deliver = async (parcel: Parcel): Promise<void> => {
    const { contact, isPage } = parcel
    const width = isPage ? PAGES_PER_DESTINATION : INFORMS_PER_DESTINATION
    const lane = `${isPage ? 'page' : 'inform'} ${destinationOf(contact)}`
    const leave = await lanes.enter(lane, { width, signal: closing.signal })
    try {
      if (!leave || !mayBegin()) return
      const message = messageOf(parcel)
      await record(claimOf(parcel, now()))
      events.attempting(message, parcel.deliveries[0].attempt, now())
      failpoint('notifier.before-send')
      const outcome = await sender.send(message, contact, cutting.signal)
      failpoint('notifier.before-outcome')
      leave()
      if (!cutting.signal.aborted) await record(eventsAfter(parcel, outcome, now()))
    } finally {
      leave?.()
    }
  }

  const end = async (verdicts: readonly Verdict[]): Promise<void> => {
    for (const verdict of verdicts) await record([eventOfVerdict(verdict, now())])
  }

  const run = (work: Promise<void>): void => {
    const settled = work
      .catch(error => {
        if (!(error instanceof GivenUpError)) throw error
      })
      .finally(() => {
        running.delete(settled)
        lookSoon()
        commitSoon()
      })
    running.add(settled)
  }

  const look = (): void => {
    looking = undefined
    clearTimeout(waking)
    events.openCount(partition, desk.deliveries.size)
    if (!mayBegin()) return
    const atMs = now()
    const { parcels, verdicts, wakeAtMs } = planDesk(desk, atMs, { limits, routeOf })
    for (const { delivery } of verdicts) delivery.sending = true
    for (const parcel of parcels) begin(desk, parcel, atMs, limits)
    if (verdicts.length > 0) run(end(verdicts))
    for (const parcel of parcels) run(deliver(parcel))
    if (wakeAtMs < Number.POSITIVE_INFINITY)
      waking = setTimeout(lookSoon, Math.min(Math.max(0, wakeAtMs - atMs), LOOK_MS))
  }
  const lookSoon = (): void => {
    looking ??= setImmediate(look)
  }

  const commit = async (): Promise<void> => {
    committing = undefined
    forget(desk, now())
    const position = positionOf(desk)
    if (position.offset === committed?.offset && position.eventsFrom === committed.eventsFrom) return
    committed = position
    failpoint('notifier.before-commit')
    await options.commit(position)
  }
  const commitSoon = (): void => {
    if (!closing.signal.aborted) committing ??= setTimeout(() => void commit(), COMMIT_AFTER_MS)
  }

  const close = async (): Promise<void> => {
    closing.abort()
    clearImmediate(looking)
    clearTimeout(waking)
    clearTimeout(committing)
    const cut = setTimeout(() => cutting.abort(), DRAIN_MS)
    await Promise.all(running)
    clearTimeout(cut)
    clearImmediate(looking)
    await commit()
    events.openCount(partition, 0)
  }
  let closed: Promise<void> | undefined

  return {
    take(request, offset) {
      events.admitted(admit(desk, request, offset), request.idempotencyKey)
      lookSoon()
      commitSoon()
    },
    skip(offset) {
      desk.nextOffset = offset + 1n
      commitSoon()
    },
    close() {
      closed ??= close()
      return closed
    },
  }
}
