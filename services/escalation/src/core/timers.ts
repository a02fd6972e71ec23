import { type Crisis, holdOf, isOpen, liveCrises, liveHolds, openCrisisOf, type State } from './state.ts'

export type TimerKind =
  | 'question'
  | 'acknowledgement'
  | 'lapse'
  | 'step'
  | 'update'
  | 'expert'
  | 'enforcement'
  | 'holdReview'
  | 'recovery'
  | 'snooze'
  | 'handOver'

/** Something that is due if nothing happens before. */
export interface Timer {
  readonly kind: TimerKind
  /** Empty for a hold outside any crisis. */
  readonly crisisId: string
  /** What it is about: a step, a person, a role, a question, a hold; a counter where it comes again. */
  readonly key: string
  readonly dueMs: number
}

/** The id of the command that a timer gives: the same on every replica, another for each time it is set. */
export const timerCommandId = ({ kind, crisisId, key, dueMs }: Timer): string =>
  `timer/${kind}/${crisisId}/${key}/${dueMs}`

type Found = Omit<Timer, 'crisisId'>

const ofTeam = (crisis: Crisis): Found[] => [
  ...crisis.acknowledgements.flatMap(({ personId, acknowledged, dueMs, lapsesAtMs }): Found[] => {
    if (!acknowledged) return dueMs > 0 ? [{ kind: 'acknowledgement', key: personId, dueMs }] : []
    const waits = crisis.steps.some(step => step.personId === personId && step.mustDo && step.status === 'open')
    return lapsesAtMs > 0 && waits ? [{ kind: 'lapse', key: personId, dueMs: lapsesAtMs }] : []
  }),
  ...crisis.steps
    .filter(({ status, overdue }) => (status === 'open' || status === 'taken') && !overdue)
    .map(({ stepId, dueMs }): Found => ({ kind: 'step', key: stepId, dueMs })),
  ...crisis.experts
    .filter(({ fact }) => fact === '')
    .map(({ questionId, deadlineMs }): Found => ({ kind: 'expert', key: questionId, dueMs: deadlineMs })),
  ...crisis.roles
    .filter(({ untilMs }) => untilMs > 0)
    .map(({ roleId, untilMs }): Found => ({ kind: 'handOver', key: roleId, dueMs: untilMs })),
]

const standsAlone = (state: State, { brandIds, drill }: Crisis): boolean =>
  brandIds.every(brandId => !openCrisisOf(state, brandId, drill))

const ofCrisis = (state: State, crisis: Crisis): Found[] => {
  const found: Found[] = isOpen(crisis) ? ofTeam(crisis) : []
  if (crisis.phase === 'suspected') {
    found.push({ kind: 'question', key: String(crisis.question.round), dueMs: crisis.question.deadlineMs })
  }
  if (crisis.phase === 'active') {
    if (crisis.nextUpdateDueMs > 0 && !crisis.updateOverdue)
      found.push({ kind: 'update', key: '', dueMs: crisis.nextUpdateDueMs })
    if (crisis.proposeRecoveryAtMs > 0) found.push({ kind: 'recovery', key: '', dueMs: crisis.proposeRecoveryAtMs })
  }
  if (crisis.phase === 'declined' && crisis.openSignals.length > 0 && standsAlone(state, crisis))
    found.push({ kind: 'snooze', key: '', dueMs: crisis.decline?.snoozedUntilMs ?? 0 })
  return found
}

/** Everything that stands, in no particular order. */
export const timersOf = (state: State): Timer[] => [
  ...liveCrises(state).flatMap(crisis =>
    ofCrisis(state, crisis).map(found => ({ ...found, crisisId: crisis.crisisId })),
  ),
  ...liveHolds(state)
    .filter(({ reviewByMs }) => reviewByMs > 0)
    .map(
      ({ holdId, crisisId, reviewByMs }): Timer => ({ kind: 'holdReview', crisisId, key: holdId, dueMs: reviewByMs }),
    ),
  ...state.askingHolds.map((id): Timer => {
    const { crisisId, answerByMs } = holdOf(state, id)!
    return { kind: 'enforcement', crisisId, key: id, dueMs: answerByMs }
  }),
]

/** What is due next; undefined when nothing is. Ties in the order of the ids, so that replicas try the same one first. */
export const nextWakeup = (state: State): Timer | undefined => {
  let first: Timer | undefined
  for (const timer of timersOf(state)) {
    if (
      !first ||
      timer.dueMs < first.dueMs ||
      (timer.dueMs === first.dueMs && timerCommandId(timer) < timerCommandId(first))
    )
      first = timer
  }
  return first
}

/** The timer that a command id names, if it stands. */
export const standingTimer = (state: State, commandId: string): Timer | undefined =>
  timersOf(state).find(timer => timerCommandId(timer) === commandId)
