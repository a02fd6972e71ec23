import type { TimelineEvent } from '@tocsin/shared/live/messages.ts'
import { inDeliveryOrder, isBefore, type Positions, planResume, positionsAfter, type ReadSoFar } from './resume.ts'
import { type Scope, seesAny } from './scope.ts'
import { latestEvents, type Timeline } from './timeline.ts'

/** What a client is told when it comes. */
export interface Welcome {
  readonly kind: 'fresh' | 'restarted' | 'resumed'
  /** The timeline of the snapshot: for a client that resumes, what it had before. */
  readonly had: readonly TimelineEvent[]
  /** What the snapshot's token says was had; undefined: everything that was read. */
  readonly reached: Positions | undefined
  /** What follows the snapshot, each with what its token says was had. */
  readonly missed: readonly { readonly event: TimelineEvent; readonly reached: Positions }[]
}

/**
 * The welcome of a client with this token. Undefined while the token is ahead of this replica and the client may wait; one that may not
 * is told what there is, as after a restart.
 */
export const welcome = (
  read: ReadSoFar,
  timeline: Timeline,
  { scope, resume, mayWait }: { readonly scope: Scope; readonly resume: string | undefined; readonly mayWait: boolean },
): Welcome | undefined => {
  const plan = planResume(resume, read)
  if (plan.kind === 'ahead' && mayWait) return undefined
  if (plan.kind !== 'resumed') {
    const kind = plan.kind === 'fresh' ? 'fresh' : 'restarted'
    return { kind, had: latestEvents(timeline, scope), reached: undefined, missed: [] }
  }
  const { token } = plan
  const isHad = ({ place }: Timeline[number]): boolean => isBefore(place, token, read.layout)
  let reached: Positions = token
  const missed: { event: TimelineEvent; reached: Positions }[] = []
  for (const { event, place, brandIds } of inDeliveryOrder(timeline.filter(entry => !isHad(entry)))) {
    reached = positionsAfter(reached, place, read.layout)
    if (seesAny(scope, brandIds)) missed.push({ event, reached })
  }
  return { kind: 'resumed', had: latestEvents(timeline, scope, isHad), reached: token, missed }
}
