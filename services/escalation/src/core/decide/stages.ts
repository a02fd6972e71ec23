import type { Stage } from '@tocsin/shared/playbook/plan.ts'
import type { CommandOf, Context } from '../commands.ts'
import { happened } from '../event.ts'
import { isQualified, nameOf, roleOf } from '../people.ts'
import { isRejection, reject } from '../rejection.ts'
import type { State } from '../state.ts'
import { beginHold, plannedScope } from './holds.ts'
import {
  type Decision,
  existing,
  firstOf,
  mustBeActive,
  mustBeInTeam,
  mustBeOpen,
  type Rule,
  textGiven,
} from './rules.ts'
import { enterStage, potentialStage, stageOf } from './stage-entry.ts'

/** The plan of the new stage stops more than the plan of the old one. A person's own narrowing stays where the plan does not widen. */
const widensHold = (from: Stage | undefined, to: Stage): boolean => {
  const before = from?.holdAccounts
  if (before === undefined) return false
  return to.holdAccounts === undefined || to.holdAccounts.some(account => !before.includes(account))
}

const stageRule = (stageId: string, stage: Stage | undefined, { playbook }: Context): Rule => {
  if (!stage) {
    const known = playbook.stages.map(one => one.stageId).join(', ')
    return reject('NO_SUCH_STAGE', `"${stageId}" is none of the stages ${known}.`)
  }
  return stage === potentialStage(playbook) && playbook.stages.length > 1
    ? reject('STAGE_IS_POTENTIAL', `${stage.title} is for suspicions; start recovery or close the crisis instead.`)
    : undefined
}

export const changeStage = (state: State, command: CommandOf<'changeStage'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, stageId, reason } = command
  const { playbook } = context
  const stage = stageOf(playbook, stageId)
  const refused = firstOf(
    mustBeActive(crisis, context),
    mustBeInTeam(crisis, actor, context),
    stageRule(stageId, stage, context),
    stageId === crisis.stageId
      ? reject('SAME_STAGE', `${crisis.crisisId} is in stage ${stage?.title ?? stageId} already.`)
      : undefined,
    textGiven(reason, 'The reason to change the stage'),
  )
  if (refused || !stage) return refused ?? []
  const entered = enterStage({ crisis, stage, by: actor.personId, reason, withScenario: false }, context)
  if (!widensHold(stageOf(playbook, crisis.stageId), stage)) return [entered]
  const hold = beginHold(
    state.seq + 2,
    { crisis, stage, by: actor.personId, scope: plannedScope(stage), reason: `stage ${stage.title}: ${reason}` },
    context,
  )
  return [entered, ...hold]
}

const qualifiedRule = (personId: string, roleId: string, { playbook }: Context): Rule => {
  if (!playbook.people.some(person => person.personId === personId))
    return reject('NO_SUCH_PERSON', `There is nobody ${personId} in the playbook.`)
  return isQualified(playbook, personId, roleId)
    ? undefined
    : reject('NOT_QUALIFIED', `${nameOf(playbook, personId)} is not qualified for ${roleId} by the playbook.`)
}

export const assignRole = (state: State, command: CommandOf<'assignRole'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, roleId, reason } = command
  const { playbook, now } = context
  const personId = command.personId || actor.personId
  const refused = firstOf(
    mustBeOpen(crisis, context),
    mustBeInTeam(crisis, actor, context),
    roleOf(playbook, roleId) ? undefined : reject('NO_SUCH_ROLE', `There is no role ${roleId} in the playbook.`),
    qualifiedRule(personId, roleId, context),
  )
  if (refused) return refused
  const held = crisis.roles.find(role => role.roleId === roleId)
  if (held?.byHand && held.personId === personId) return []
  const stage = stageOf(playbook, crisis.stageId)
  return [
    happened(crisis.crisisId, 'roleAssigned', {
      roleId,
      personId,
      by: actor.personId,
      reason: reason || `assigned by ${nameOf(playbook, actor.personId)}`,
      untilMs: 0,
      mustAcknowledge: (stage?.mustAcknowledge.includes(roleId) ?? false) && personId !== actor.personId,
      acknowledgeByMs: now + playbook.decisions.acknowledgementLapseMs,
    }),
  ]
}
