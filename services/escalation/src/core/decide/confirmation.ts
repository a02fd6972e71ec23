import type { CommandOf, Context } from '../commands.ts'
import { happened } from '../event.ts'
import { worstOf } from '../evidence.ts'
import { type Actor, everybodyOf, isManager, namesOf } from '../people.ts'
import { isRejection, reject } from '../rejection.ts'
import type { Crisis, State } from '../state.ts'
import { beginHold, scopeRule } from './holds.ts'
import { passOn } from './question.ts'
import { type Decision, existing, firstOf, type Rule, standing, textGiven } from './rules.ts'
import { enterStage, firstStage, scenarioOf } from './stage-entry.ts'

const mustBeSuspected = (crisis: Crisis, context: Context): Rule =>
  crisis.phase === 'suspected'
    ? undefined
    : reject('NOT_SUSPECTED', `Nothing is left to decide: ${standing(crisis, context)}.`)

/** Who was asked, who is later in the chain, and managers. */
const mustBeAsked = (crisis: Crisis, actor: Actor, { playbook, now }: Context): Rule => {
  const chain = playbook.chains.find(({ chainId }) => chainId === crisis.chainId)
  const may = new Set([...crisis.question.everAsked, ...everybodyOf(playbook, chain, crisis, now)])
  if (isManager(actor) || may.has(actor.personId)) return undefined
  return reject(
    'NOT_ASKED',
    may.size === 0
      ? `The playbook names nobody who decides about ${crisis.crisisId}: only a manager may.`
      : `Only ${namesOf(playbook, [...may], 'or')} (chain ${crisis.chainId}) or a manager may decide about ${crisis.crisisId}.`,
  )
}

const scenarioKnown = (scenarioId: string, { playbook }: Context): Rule => {
  if (scenarioOf(playbook, scenarioId) || (playbook.scenarios.length === 0 && scenarioId === '')) return undefined
  const known = playbook.scenarios.map(({ scenarioId: id }) => id).join(', ')
  return reject('NO_SUCH_SCENARIO', `Say which scenario it is: "${scenarioId}" is none of ${known}.`)
}

const secondMustDiffer = ({ question }: Crisis, actor: Actor, { playbook }: Context): Rule =>
  playbook.decisions.secondPerson && question.first?.personId === actor.personId
    ? reject('SECOND_PERSON_MUST_DIFFER', 'You confirmed already; the playbook asks a second person to confirm too.')
    : undefined

export const confirm = (state: State, command: CommandOf<'confirm'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, scenarioId, harm, reason, holdScope } = command
  const { playbook } = context
  const refused = firstOf(
    mustBeSuspected(crisis, context),
    mustBeAsked(crisis, actor, context),
    secondMustDiffer(crisis, actor, context),
    scenarioKnown(scenarioId, context),
    harm
      ? undefined
      : reject(
          'HARM_NOT_ANSWERED',
          'Could this do lasting harm: to reputation, money, in law? Answer each with yes or no.',
        ),
    scopeRule(holdScope),
  )
  if (refused) return refused
  const { crisisId } = crisis
  const { first } = crisis.question
  if (playbook.decisions.secondPerson && !first) {
    const next = passOn(crisis, 'a second person must confirm', context)
    const asked = { firstPerson: actor.personId, scenarioId, harm: harm ?? null, reason }
    return [happened(crisisId, 'secondConfirmationRequested', asked), ...(next ? [next] : [])]
  }
  const stage = firstStage(playbook, scenarioId)
  const confirmed = {
    personId: first?.personId ?? actor.personId,
    secondPersonId: first ? actor.personId : '',
    scenarioId,
    harm: harm ?? null,
    reason,
  }
  return [
    happened(crisisId, 'confirmed', confirmed),
    ...beginHold(
      state.seq + 2,
      { crisis, stage, by: actor.personId, scope: holdScope, reason: reason || `${crisisId} was confirmed` },
      context,
    ),
    ...(stage
      ? [
          enterStage(
            { crisis: { ...crisis, scenarioId }, stage, by: actor.personId, reason, withScenario: true },
            context,
          ),
        ]
      : []),
  ]
}

export const decline = (state: State, command: CommandOf<'decline'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, reason, snoozeMs } = command
  const refused = firstOf(
    mustBeSuspected(crisis, context),
    mustBeAsked(crisis, actor, context),
    textGiven(reason, 'The reason to decline'),
  )
  if (refused) return refused
  const worst = worstOf(crisis.evidence)
  return [
    happened(crisis.crisisId, 'declined', {
      personId: actor.personId,
      reason,
      snoozedUntilMs: context.now + (snoozeMs || context.playbook.decisions.snoozeMs),
      shareAtDecline: worst.share,
      mentionsAtDecline: Math.max(0, ...crisis.evidence.map(({ mentions }) => mentions)),
      mentionsPerMinuteAtDecline: worst.mentionsPerMinute,
    }),
  ]
}
