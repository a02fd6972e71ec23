import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { CommandOf, Context } from '../commands.ts'
import { type Happened, happened } from '../event.ts'
import { isClearlyWorse, isFlag, sharesMentions, worstOf } from '../evidence.ts'
import { type Crisis, liveCrises, openCrisisOf, ownerOfSignal, type State } from '../state.ts'
import { openQuestion } from './question.ts'
import type { Decision } from './rules.ts'
import { enterStage, potentialStage, stageOf } from './stage-entry.ts'

export const DETECTOR = 'detector'

const suspect = (state: State, evidence: Evidence, drill: boolean, context: Context): Happened[] => {
  const crisisId = `${evidence.brandId}-${state.seq + 1}`
  const brandIds = [evidence.brandId]
  const stage = potentialStage(context.playbook)
  const fresh = { crisisId, brandIds, roles: [], stageId: '', entry: 0, steps: [], scenarioId: '' }
  return [
    happened(crisisId, 'suspected', {
      brandIds,
      evidence,
      playbookVersion: context.playbookVersion,
      ...openQuestion(brandIds, [], context),
      drill,
    }),
    ...(stage
      ? [enterStage({ crisis: fresh, stage, by: DETECTOR, reason: evidence.sentence, withScenario: false }, context)]
      : []),
  ]
}

/** Asks the chain again about a declined suspicion, from its first link on. */
export const reopenSuspicion = (crisis: Crisis, by: string, reason: string, context: Context): Happened[] => {
  const { chainId: _same, ...opening } = openQuestion(crisis.brandIds, crisis.roles, context)
  const stage = potentialStage(context.playbook)
  return [
    happened(crisis.crisisId, 'reopened', { by, reason, to: 'PHASE_SUSPECTED', ...opening }),
    ...(stage
      ? [enterStage({ crisis: { ...crisis, steps: [] }, stage, by, reason, withScenario: false }, context)]
      : []),
  ]
}

const relapse = (crisis: Crisis, reason: string, context: Context): Happened[] => {
  const stage = stageOf(context.playbook, crisis.stageId)
  return [
    happened(crisis.crisisId, 'relapsed', { by: DETECTOR, reason }),
    ...(stage ? [enterStage({ crisis, stage, by: DETECTOR, reason, withScenario: false }, context)] : []),
  ]
}

/** New evidence, or figures clearly worse than those that stand. A signal is refreshed often; the crisis keeps what changes a decision. */
const join = (crisis: Crisis, evidence: Evidence, context: Context): Happened[] => {
  const before = crisis.evidence.filter(({ signalId }) => signalId === evidence.signalId)
  const isOpenAlready = crisis.openSignals.includes(evidence.signalId)
  if (isOpenAlready && !isClearlyWorse(worstOf(before), evidence)) return []
  const joined = happened(crisis.crisisId, 'evidenceJoined', { evidence })
  return crisis.phase === 'recovering' ? [joined, ...relapse(crisis, evidence.sentence, context)] : [joined]
}

const reopenDeclined = (crisis: Crisis, evidence: Evidence, context: Context): Happened[] => {
  const { decline } = crisis
  if (!decline) return []
  const worse = isClearlyWorse(decline, evidence)
  const flagged = isFlag(evidence) && !crisis.evidence.some(isFlag)
  const over = context.now >= decline.snoozedUntilMs
  const reason = worse
    ? 'clearly worse than when it was declined'
    : flagged
      ? 'an employee flagged it'
      : 'the snooze is over'
  const joined = happened(crisis.crisisId, 'evidenceJoined', { evidence })
  if (worse || flagged || over)
    return [joined, ...reopenSuspicion(crisis, DETECTOR, `${reason}: ${evidence.sentence}`, context)]
  return crisis.openSignals.includes(evidence.signalId) ? [] : [joined]
}

/** The declined suspicion that a signal speaks to: its own, or the latest of the brand while it is snoozed. */
const declinedFor = (state: State, { brandId, signalId }: Evidence, drill: boolean, now: number): Crisis | undefined =>
  liveCrises(state).findLast(
    crisis =>
      crisis.phase === 'declined' &&
      crisis.drill === drill &&
      crisis.brandIds.includes(brandId) &&
      (crisis.openSignals.includes(signalId) || now < (crisis.decline?.snoozedUntilMs ?? 0)),
  )

/** Which crisis a signal goes to; undefined when it opens one of its own. */
export const crisisForSignal = (
  state: State,
  { evidence, drill }: CommandOf<'signalOpen'>,
  now: number,
): Crisis | undefined =>
  openCrisisOf(state, evidence.brandId, drill) ??
  liveCrises(state).find(
    crisis => crisis.phase === 'suspected' && crisis.drill === drill && sharesMentions(crisis.evidence, evidence),
  ) ??
  declinedFor(state, evidence, drill, now)

export const signalOpen = (state: State, command: CommandOf<'signalOpen'>, context: Context): Decision => {
  const { evidence, drill } = command
  const owner = ownerOfSignal(state, evidence.signalId)
  // A person ended that crisis: the episode asks nobody again, the next one does.
  if (owner && (owner.phase === 'review' || owner.phase === 'closed')) return []
  const crisis = crisisForSignal(state, command, context.now)
  if (!crisis) return suspect(state, evidence, drill, context)
  if (crisis.phase === 'declined') return reopenDeclined(crisis, evidence, context)
  const joined = join(crisis, evidence, context)
  return crisis.brandIds.includes(evidence.brandId)
    ? joined
    : [happened(crisis.crisisId, 'brandJoined', { brandId: evidence.brandId, by: DETECTOR }), ...joined]
}

export const signalClosed = (state: State, command: CommandOf<'signalClosed'>, context: Context): Decision => {
  const { signalId, brandId, atMs } = command
  const crisis = liveCrises(state).find(({ openSignals }) => openSignals.includes(signalId))
  if (!crisis) return []
  const isLast = crisis.openSignals.length === 1
  return [
    happened(crisis.crisisId, 'usualAgain', {
      signalId,
      brandId,
      atMs,
      proposeRecoveryAtMs: isLast ? context.now + context.playbook.decisions.usualForMs : 0,
    }),
  ]
}
