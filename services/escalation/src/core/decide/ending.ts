import type { CommandOf, Context } from '../commands.ts'
import { type Happened, happened } from '../event.ts'
import { isManager } from '../people.ts'
import { isRejection, reject } from '../rejection.ts'
import { type Crisis, holdsOf, openCrisisOf, type State } from '../state.ts'
import { beginHold } from './holds.ts'
import {
  type Decision,
  existing,
  firstOf,
  mustBeActive,
  mustBeInTeam,
  type Rule,
  standing,
  textGiven,
} from './rules.ts'
import { enterStage, firstStage, stageOf } from './stage-entry.ts'
import { reopenSuspicion } from './suspicion.ts'

const minutes = (ms: number): string => `${Math.max(1, Math.round(ms / 60_000))} min`

/** The rate is back in its usual range, and has been for as long as the playbook asks. */
const usualForLong = (crisis: Crisis, { now, playbook }: Context): Rule => {
  const wanted = playbook.decisions.usualForMs
  const manager = 'A manager may start recovery sooner.'
  if (crisis.usualSinceMs === 0)
    return reject('NOT_USUAL_YET', `${crisis.openSignals.length} of its signals are still open. ${manager}`)
  const usualFor = now - crisis.usualSinceMs
  return usualFor < wanted
    ? reject(
        'NOT_USUAL_YET',
        `The rate has been usual for ${minutes(usualFor)}; the playbook asks for ${minutes(wanted)}. ${manager}`,
      )
    : undefined
}

export const startRecovery = (state: State, command: CommandOf<'startRecovery'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, reason } = command
  const refused = firstOf(
    mustBeActive(crisis, context),
    mustBeInTeam(crisis, actor, context),
    textGiven(reason, 'The reason to start recovery'),
    isManager(actor) ? undefined : usualForLong(crisis, context),
  )
  return refused ?? [happened(crisis.crisisId, 'recoveryStarted', { personId: actor.personId, reason })]
}

const nothingLeft = (state: State, crisis: Crisis): Rule => {
  const steps = crisis.steps.filter(({ mustDo, status }) => mustDo && status !== 'done' && status !== 'blocked')
  const holds = holdsOf(state, crisis).filter(({ releasedAtMs }) => releasedAtMs === 0)
  if (steps.length > 0)
    return reject(
      'STEPS_OPEN',
      `These steps must be done, or blocked with a reason: ${steps.map(one => one.stepId).join(', ')}.`,
    )
  if (holds.length > 0)
    return reject(
      'HOLD_STILL_ON',
      `Publishing is still on hold (${holds.map(one => one.holdId).join(', ')}): release it first.`,
    )
  return crisis.cause && !crisis.cause.removed
    ? reject('CAUSE_NOT_REMOVED', `The cause is not removed: ${crisis.cause.text}.`)
    : undefined
}

export const close = (state: State, command: CommandOf<'close'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, reason } = command
  const refused = firstOf(
    crisis.phase === 'recovering'
      ? undefined
      : reject('NOT_RECOVERING', `A crisis is closed from recovery; ${standing(crisis, context)}.`),
    mustBeInTeam(crisis, actor, context),
    textGiven(reason, 'The reason to close'),
    nothingLeft(state, crisis),
  )
  return (
    refused ?? [
      happened(crisis.crisisId, 'closed', { personId: actor.personId, reason }),
      happened(crisis.crisisId, 'reviewOpened', { dueMs: context.now + context.playbook.decisions.reviewDueMs }),
    ]
  )
}

export const completeReview = (state: State, command: CommandOf<'completeReview'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, lessons } = command
  const refused = firstOf(
    crisis.phase === 'review'
      ? undefined
      : reject('NOT_IN_REVIEW', `A review is completed while it is open; ${standing(crisis, context)}.`),
    mustBeInTeam(crisis, actor, context),
    textGiven(lessons, 'What was learned'),
  )
  return refused ?? [happened(crisis.crisisId, 'reviewCompleted', { personId: actor.personId, lessons })]
}

const canBeReopened = (state: State, crisis: Crisis, context: Context): Rule => {
  if (crisis.phase === 'suspected' || crisis.phase === 'active')
    return reject('NOT_OVER', `There is nothing to reopen: ${standing(crisis, context)}.`)
  const other = crisis.brandIds
    .map(brandId => openCrisisOf(state, brandId, crisis.drill))
    .find(found => found !== undefined && found.crisisId !== crisis.crisisId)
  return other
    ? reject('BRAND_IN_OTHER_CRISIS', `${other.crisisId} is open for the same brand: go on there.`)
    : undefined
}

/** A declined suspicion is asked about again. A crisis goes on: everybody must answer again, and a person's act means a hold again. */
export const reopen = (state: State, command: CommandOf<'reopen'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, reason } = command
  const refused = firstOf(
    canBeReopened(state, crisis, context),
    mustBeInTeam(crisis, actor, context),
    textGiven(reason, 'The reason to reopen'),
  )
  if (refused) return refused
  const by = actor.personId
  if (crisis.phase === 'declined') return reopenSuspicion(crisis, by, reason, context)
  const stage = stageOf(context.playbook, crisis.stageId) ?? firstStage(context.playbook, crisis.scenarioId)
  const again: Happened =
    crisis.phase === 'recovering'
      ? happened(crisis.crisisId, 'relapsed', { by, reason })
      : happened(crisis.crisisId, 'reopened', {
          by,
          reason,
          to: 'PHASE_ACTIVE',
          asked: [],
          questionDeadlineMs: 0,
          link: 0,
        })
  const isHeld = holdsOf(state, crisis).some(({ releasedAtMs }) => releasedAtMs === 0)
  const steps = crisis.phase === 'recovering' ? crisis.steps : []
  return [
    again,
    ...(isHeld ? [] : beginHold(state.seq + 2, { crisis, stage, by, scope: undefined, reason }, context)),
    ...(stage ? [enterStage({ crisis: { ...crisis, steps }, stage, by, reason, withScenario: true }, context)] : []),
  ]
}
