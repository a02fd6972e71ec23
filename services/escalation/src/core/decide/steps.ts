import type { CommandOf, Context } from '../commands.ts'
import { happened } from '../event.ts'
import { type Actor, isManager, nameOf } from '../people.ts'
import { isRejection, reject } from '../rejection.ts'
import type { Crisis, State, StepState } from '../state.ts'
import { type Decision, existing, firstOf, mustBeInTeam, mustBeOpen, type Rule, textGiven } from './rules.ts'

const stepRule = (crisis: Crisis, stepId: string, step: StepState | undefined): Rule => {
  if (step) return undefined
  const open = crisis.steps.filter(({ status }) => status !== 'done').map(one => one.stepId)
  return reject('NO_SUCH_STEP', `${crisis.crisisId} has no step ${stepId}; open are ${open.join(', ') || 'none'}.`)
}

const notDone = (step: StepState | undefined, { playbook }: Context): Rule =>
  step?.status === 'done'
    ? reject('STEP_ALREADY_DONE', `${nameOf(playbook, step.personId)} has done step ${step.stepId} already.`)
    : undefined

const notTakenByOther = (step: StepState | undefined, actor: Actor, { playbook }: Context): Rule =>
  step?.status === 'taken' && step.personId !== actor.personId && !isManager(actor)
    ? reject(
        'STEP_TAKEN_BY_OTHER',
        `${nameOf(playbook, step.personId)} has taken step ${step.stepId}; a manager may take it over.`,
      )
    : undefined

export const takeStep = (state: State, command: CommandOf<'takeStep'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, stepId } = command
  const step = crisis.steps.find(one => one.stepId === stepId)
  const refused = firstOf(
    mustBeOpen(crisis, context),
    mustBeInTeam(crisis, actor, context),
    stepRule(crisis, stepId, step),
    notDone(step, context),
    notTakenByOther(step, actor, context),
  )
  if (refused) return refused
  if (step?.status === 'taken' && step.personId === actor.personId) return []
  return [happened(crisis.crisisId, 'stepTaken', { stepId, personId: actor.personId })]
}

const mustBeYours = (step: StepState | undefined, actor: Actor, { playbook }: Context): Rule =>
  step && step.personId !== '' && step.personId !== actor.personId && !isManager(actor)
    ? reject(
        'STEP_NOT_YOURS',
        `Step ${step.stepId} is ${nameOf(playbook, step.personId)}'s; take it first, or let a manager do it.`,
      )
    : undefined

export const completeStep = (state: State, command: CommandOf<'completeStep'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, stepId, note, blocked } = command
  const step = crisis.steps.find(one => one.stepId === stepId)
  const refused = firstOf(
    mustBeOpen(crisis, context),
    mustBeInTeam(crisis, actor, context),
    stepRule(crisis, stepId, step),
    notDone(step, context),
    mustBeYours(step, actor, context),
    blocked ? textGiven(note, 'What blocks the step') : undefined,
  )
  if (refused) return refused
  const { personId } = actor
  return blocked
    ? [happened(crisis.crisisId, 'stepBlocked', { stepId, personId, reason: note })]
    : [happened(crisis.crisisId, 'stepCompleted', { stepId, personId, note })]
}
