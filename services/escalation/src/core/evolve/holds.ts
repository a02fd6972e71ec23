import { silent } from '../connectors.ts'
import type { Bodies, Happened } from '../event.ts'
import { crisisOf, type HoldRecord, holdOf, isAsking, postKey, type State } from '../state.ts'
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
    playbookVersion: body.playbookVersion,
    connectors: body.connectors,
    answerByMs: body.answerByMs,
    enforcements: body.connectors.map(connector => silent(body.holdId, connector)),
    releasing: [],
  }
  const crisis = crisisOf(state, crisisId)
  return {
    ...state,
    holds: put(state.holds, hold.holdId, hold),
    liveHolds: [...state.liveHolds, hold.holdId],
    askingHolds: isAsking(hold) ? [...state.askingHolds, hold.holdId] : state.askingHolds,
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

/** A connector's report in the place of its last one. What it says of a post that it was told to release ends the wait for it. */
const reported = (state: State, body: Bodies['enforcementReported']): State => {
  const { holdId, connector } = body
  const said = new Set(body.posts.filter(post => post.state !== 'POST_STATE_HELD').map(post => post.postId))
  const next = change(state, holdId, hold => {
    const before = hold.enforcements.find(one => one.connector === connector)
    const now = keepReleased(before, body)
    return {
      ...hold,
      enforcements: before ? hold.enforcements.map(one => (one === before ? now : one)) : [...hold.enforcements, now],
      releasing: hold.releasing.filter(key => ![...said].some(postId => key === postKey(connector, postId))),
    }
  })
  const hold = holdOf(next, holdId)
  return hold && !isAsking(hold) && next.askingHolds.includes(holdId)
    ? { ...next, askingHolds: next.askingHolds.filter(id => id !== holdId) }
    : next
}

const postReleased = (state: State, { holdId, connector, postId, awaitsConnector }: Bodies['postReleased']): State =>
  change(state, holdId, hold =>
    awaitsConnector
      ? { ...hold, releasing: [...hold.releasing, postKey(connector, postId)] }
      : {
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
        },
  )

/** Undefined when the event is not of a hold. */
export const evolveHold = (state: State, event: Happened, stamp: Stamp): State | undefined => {
  switch (event.kind) {
    case 'holdStarted':
      return started(state, event.crisisId, event.body, stamp)
    case 'enforcementReported':
      return reported(state, event.body)
    case 'postReleased':
      return postReleased(state, event.body)
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
