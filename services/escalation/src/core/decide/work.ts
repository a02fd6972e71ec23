import type { CommandOf, Context } from '../commands.ts'
import { happened } from '../event.ts'
import { isRejection, reject } from '../rejection.ts'
import type { State } from '../state.ts'
import { type Decision, existing, firstOf, mustBeInTeam, mustBeRunning, textGiven } from './rules.ts'
import { stageOf } from './stage-entry.ts'

export const postUpdate = (state: State, command: CommandOf<'postUpdate'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, text } = command
  const refused = firstOf(
    mustBeRunning(crisis, context),
    mustBeInTeam(crisis, actor, context),
    textGiven(text, 'The text of the update'),
  )
  if (refused) return refused
  const everyMs = stageOf(context.playbook, crisis.stageId)?.updateEveryMs
  const nextUpdateDueMs = everyMs === undefined ? 0 : context.now + everyMs
  return [happened(crisis.crisisId, 'updatePosted', { personId: actor.personId, text, nextUpdateDueMs })]
}

export const nameCause = (state: State, command: CommandOf<'nameCause'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, text, ownerId, removed } = command
  const { playbook } = context
  const refused = firstOf(
    mustBeRunning(crisis, context),
    mustBeInTeam(crisis, actor, context),
    textGiven(text, removed ? 'How the cause was removed' : 'The cause'),
    removed && !crisis.cause ? reject('NO_CAUSE', 'Name the cause before you say that it is removed.') : undefined,
    !removed && !playbook.people.some(({ personId }) => personId === ownerId)
      ? reject('NO_SUCH_PERSON', `A cause has an owner who removes it; there is nobody "${ownerId}" in the playbook.`)
      : undefined,
  )
  if (refused) return refused
  if (!removed) return [happened(crisis.crisisId, 'causeNamed', { text, ownerId, by: actor.personId })]
  return crisis.cause?.removed ? [] : [happened(crisis.crisisId, 'causeRemoved', { by: actor.personId, note: text })]
}
