import type { EventKind, Happened } from './event.ts'
import { evolveHold } from './evolve/holds.ts'
import * as question from './evolve/question.ts'
import type { Evolver, Stamp } from './evolve/stamp.ts'
import * as team from './evolve/team.ts'
import * as work from './evolve/work.ts'
import { type Crisis, crisisOf, type State } from './state.ts'
import { put } from './table.ts'

type HoldKind = 'holdStarted' | 'enforcementReported' | 'postReleased' | 'holdReleased' | 'holdReviewDue'

const EVOLVERS: { readonly [K in Exclude<EventKind, HoldKind | 'suspected'>]: Evolver<K> } = {
  evidenceJoined: question.evidenceJoined,
  brandJoined: question.brandJoined,
  usualAgain: question.usualAgain,
  questionPassedOn: question.questionPassedOn,
  chainExhausted: question.chainExhausted,
  secondConfirmationRequested: question.secondConfirmationRequested,
  confirmed: question.confirmed,
  declined: question.declined,
  reopened: question.reopened,
  stageEntered: team.stageEntered,
  roleAssigned: team.roleAssigned,
  acknowledged: team.acknowledged,
  acknowledgementLapsed: team.acknowledgementLapsed,
  acknowledgementOverdue: team.acknowledgementOverdue,
  stepTaken: team.stepTaken,
  stepCompleted: team.stepCompleted,
  stepBlocked: team.stepBlocked,
  stepOverdue: team.stepOverdue,
  updatePosted: work.updatePosted,
  updateOverdue: work.updateOverdue,
  causeNamed: work.causeNamed,
  causeRemoved: work.causeRemoved,
  expertAsked: work.expertAsked,
  expertPassedOn: work.expertPassedOn,
  expertAnswered: work.expertAnswered,
  recoveryProposed: work.recoveryProposed,
  recoveryStarted: work.recoveryStarted,
  relapsed: work.relapsed,
  closed: work.closed,
  reviewOpened: work.reviewOpened,
  reviewCompleted: work.reviewCompleted,
}

const withCrisis = (state: State, crisis: Crisis): State => {
  const isLive = crisis.phase !== 'closed'
  const wasLive = state.live.includes(crisis.crisisId)
  return {
    ...state,
    crises: put(state.crises, crisis.crisisId, crisis),
    live:
      isLive === wasLive
        ? state.live
        : isLive
          ? [...state.live, crisis.crisisId]
          : state.live.filter(id => id !== crisis.crisisId),
  }
}

const withSignal = (state: State, event: Happened): State => {
  const evidence = event.kind === 'suspected' || event.kind === 'evidenceJoined' ? event.body.evidence : undefined
  return evidence ? { ...state, signals: put(state.signals, evidence.signalId, event.crisisId) } : state
}

/**
 * The state after an event. It depends on nothing but its arguments, so replicas that read the same log agree; the only time it
 * knows is the log's.
 */
export const evolve = (state: State, event: Happened, appendedAt: number): State => {
  const stamp: Stamp = { seq: state.seq + 1, appendedAt }
  const next = withSignal({ ...state, seq: stamp.seq }, event)
  const ofHold = evolveHold(next, event, stamp)
  if (ofHold) {
    const crisis = crisisOf(ofHold, event.crisisId)
    return crisis ? withCrisis(ofHold, { ...crisis, seq: stamp.seq }) : ofHold
  }
  if (event.kind === 'suspected') {
    return withCrisis(next, question.suspectedCrisis(event.crisisId, event.body, stamp))
  }
  const crisis = crisisOf(next, event.crisisId)
  if (!crisis) return next
  const evolver = EVOLVERS[event.kind as keyof typeof EVOLVERS] as Evolver<EventKind>
  return withCrisis(next, { ...evolver(crisis, event.body, stamp), seq: stamp.seq })
}
