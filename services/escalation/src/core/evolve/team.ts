import type { OpenStep } from '@tocsin/shared/gen/tocsin/crisis/v1/OpenStep.ts'
import type { Bodies } from '../event.ts'
import type { Acknowledgement, Crisis, StepState } from '../state.ts'
import type { Evolver } from './stamp.ts'

const openStep = (step: OpenStep, stageId: string): StepState => ({
  ...step,
  stageId,
  status: 'open',
  overdue: false,
  note: '',
})

const asks = (personId: string, dueMs: number): Acknowledgement => ({
  personId,
  acknowledged: false,
  lapsed: false,
  atMs: 0,
  lapsesAtMs: 0,
  dueMs,
  round: 0,
})

/** Who enters a stage has seen it. It lapses like any other acknowledgement while a must-do step of theirs waits. */
const knows = (personId: string, body: Bodies['stageEntered'], atMs: number): Acknowledgement => ({
  ...asks(personId, 0),
  acknowledged: true,
  atMs,
  lapsesAtMs: body.steps.some(step => step.personId === personId && step.mustDo) ? body.acknowledgeByMs : 0,
})

export const stageEntered: Evolver<'stageEntered'> = (crisis, body, { appendedAt }) => {
  const byHand = crisis.roles.filter(role => role.byHand)
  const held = body.roles.filter(({ roleId }) => !byHand.some(role => role.roleId === roleId))
  return {
    ...crisis,
    stageId: body.stageId,
    entry: body.entry,
    notified: body.notified,
    acknowledgements: body.mustAcknowledge.map(personId =>
      personId === body.personId ? knows(personId, body, appendedAt) : asks(personId, body.acknowledgeByMs),
    ),
    roles: [...byHand, ...held.map(role => ({ ...role, byHand: false }))],
    steps: [...crisis.steps, ...body.steps.map(step => openStep(step, body.stageId))],
    nextUpdateDueMs: body.nextUpdateDueMs,
    updateOverdue: false,
  }
}

/** The role's open steps go with it; who has no role left in the list need not acknowledge any more. */
export const roleAssigned: Evolver<'roleAssigned'> = (crisis, body) => {
  const before = crisis.roles.find(({ roleId }) => roleId === body.roleId)
  const roles = [
    ...crisis.roles.filter(({ roleId }) => roleId !== body.roleId),
    {
      roleId: body.roleId,
      personId: body.personId,
      because: body.reason,
      untilMs: body.untilMs,
      byHand: body.by !== 'timer',
    },
  ]
  const stillThere = roles.some(({ personId }) => personId === before?.personId)
  const others = crisis.acknowledgements.filter(
    ({ personId }) => personId !== body.personId && (personId !== before?.personId || stillThere),
  )
  const own = crisis.acknowledgements.filter(({ personId }) => personId === body.personId)
  return {
    ...crisis,
    roles,
    acknowledgements: [...others, ...(body.mustAcknowledge ? [asks(body.personId, body.acknowledgeByMs)] : own)],
    steps: crisis.steps.map(step =>
      step.roleId === body.roleId && step.status !== 'done'
        ? { ...step, personId: body.personId, status: 'open' }
        : step,
    ),
  }
}

const changeAcknowledgement = (
  crisis: Crisis,
  person: string,
  change: (before: Acknowledgement) => Acknowledgement,
): Crisis => ({
  ...crisis,
  acknowledgements: crisis.acknowledgements.map(one => (one.personId === person ? change(one) : one)),
})

export const acknowledged: Evolver<'acknowledged'> = (crisis, { personId, lapsesAtMs }, { appendedAt }) =>
  changeAcknowledgement(crisis, personId, before => ({
    ...before,
    acknowledged: true,
    lapsed: false,
    atMs: appendedAt,
    lapsesAtMs,
    dueMs: 0,
  }))

export const acknowledgementLapsed: Evolver<'acknowledgementLapsed'> = (crisis, body) =>
  changeAcknowledgement(crisis, body.personId, before => ({
    ...before,
    acknowledged: false,
    lapsed: true,
    lapsesAtMs: 0,
    dueMs: body.acknowledgeByMs,
    round: body.round,
  }))

export const acknowledgementOverdue: Evolver<'acknowledgementOverdue'> = (crisis, body) =>
  changeAcknowledgement(crisis, body.personId, before => ({
    ...before,
    dueMs: body.acknowledgeByMs,
    round: body.round,
  }))

/** Who does something on a must-do step is there: the acknowledgement does not lapse any more. */
const changeStep = (
  crisis: Crisis,
  id: string,
  actor: string | undefined,
  change: (step: StepState) => StepState,
): Crisis => {
  const mustDo = crisis.steps.some(({ stepId, mustDo: must }) => stepId === id && must)
  const changed = { ...crisis, steps: crisis.steps.map(step => (step.stepId === id ? change(step) : step)) }
  return actor !== undefined && mustDo
    ? changeAcknowledgement(changed, actor, before => ({ ...before, lapsesAtMs: 0 }))
    : changed
}

export const stepTaken: Evolver<'stepTaken'> = (crisis, { stepId, personId }) =>
  changeStep(crisis, stepId, personId, step => ({ ...step, status: 'taken', personId }))

export const stepCompleted: Evolver<'stepCompleted'> = (crisis, { stepId, personId, note }) =>
  changeStep(crisis, stepId, personId, step => ({ ...step, status: 'done', personId, note }))

export const stepBlocked: Evolver<'stepBlocked'> = (crisis, { stepId, personId, reason }) =>
  changeStep(crisis, stepId, personId, step => ({ ...step, status: 'blocked', personId, note: reason }))

export const stepOverdue: Evolver<'stepOverdue'> = (crisis, { stepId }) =>
  changeStep(crisis, stepId, undefined, step => ({ ...step, overdue: true }))
