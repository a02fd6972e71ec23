import type { Bodies, Happened } from '../event.ts'
import { crisisOf, type HoldRecord, holdOf, type State } from '../state.ts'
import { put } from '../table.ts'
import type { Stamp } from './stamp.ts'

const started = (state: State, crisisId: string, body: Bodies['holdStarted'], { appendedAt }: Stamp): State => {
  const hold: HoldRecord = {
    holdId: body.holdId,
    crisisId,
    brandIds: body.brandIds,
    scope: body.scope ?? { kind: 'HOLD_SCOPE_KIND_EVERYTHING', accounts: [] },
    reason: body.reason,
    personId: body.personId,
    startedAtMs: appendedAt,
    reviewByMs: body.reviewByMs,
    reviewsDue: 0,
    releasedAtMs: 0,
    drill: body.drill,
    enforcements: [],
  }
  const crisis = crisisOf(state, crisisId)
  return {
    ...state,
    holds: put(state.holds, hold.holdId, hold),
    liveHolds: [...state.liveHolds, hold.holdId],
    crises: crisis
      ? put(state.crises, crisisId, { ...crisis, holdIds: [...crisis.holdIds, hold.holdId] })
      : state.crises,
  }
}

const change = (state: State, holdId: string, to: (hold: HoldRecord) => HoldRecord): State => {
  const hold = holdOf(state, holdId)
  return hold ? { ...state, holds: put(state.holds, holdId, to(hold)) } : state
}

/** A post that a person released stays released, whatever a late report of its connector says. */
const keepReleased = (
  before: Bodies['enforcementReported'] | undefined,
  now: Bodies['enforcementReported'],
): Bodies['enforcementReported'] => {
  const released = new Set(before?.posts.filter(({ state }) => state === 'POST_STATE_RELEASED').map(one => one.postId))
  const posts = now.posts.map(post =>
    released.has(post.postId) && post.state === 'POST_STATE_HELD'
      ? { ...post, state: 'POST_STATE_RELEASED' as const }
      : post,
  )
  return { ...now, posts }
}

/** Undefined when the event is not of a hold. */
export const evolveHold = (state: State, event: Happened, stamp: Stamp): State | undefined => {
  switch (event.kind) {
    case 'holdStarted':
      return started(state, event.crisisId, event.body, stamp)
    case 'enforcementReported': {
      const { body } = event
      return change(state, body.holdId, hold => ({
        ...hold,
        enforcements: [
          ...hold.enforcements.filter(({ connector }) => connector !== body.connector),
          keepReleased(
            hold.enforcements.find(({ connector }) => connector === body.connector),
            body,
          ),
        ],
      }))
    }
    case 'postReleased': {
      const { holdId, connector, postId } = event.body
      return change(state, holdId, hold => ({
        ...hold,
        enforcements: hold.enforcements.map(one =>
          one.connector === connector
            ? {
                ...one,
                posts: one.posts.map(post =>
                  post.postId === postId ? { ...post, state: 'POST_STATE_RELEASED' as const } : post,
                ),
              }
            : one,
        ),
      }))
    }
    case 'holdReleased': {
      const { holdId } = event.body
      const released = change(state, holdId, hold => ({ ...hold, releasedAtMs: stamp.appendedAt }))
      return { ...released, liveHolds: state.liveHolds.filter(id => id !== holdId) }
    }
    case 'holdReviewDue':
      return change(state, event.body.holdId, hold => ({
        ...hold,
        reviewByMs: event.body.nextReviewByMs,
        reviewsDue: hold.reviewsDue + 1,
      }))
    default:
      return undefined
  }
}
