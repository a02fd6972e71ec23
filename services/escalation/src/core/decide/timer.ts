import type { CommandOf, Context } from '../commands.ts'
import { type Happened, happened } from '../event.ts'
import { heldUntil, holdersOf, nextOf } from '../people.ts'
import { reject } from '../rejection.ts'
import { type Crisis, crisisOf, type State } from '../state.ts'
import { standingTimer, type Timer, timerCommandId } from '../timers.ts'
import { passExpertOn } from './experts.ts'
import { nobodyAnswered } from './holds.ts'
import { askLouder, passOn } from './question.ts'
import type { Decision } from './rules.ts'
import { stageOf } from './stage-entry.ts'
import { reopenSuspicion } from './suspicion.ts'

export const TIMER = 'timer'

/** Who is next for the roles because of which a person must answer. */
const alsoTold = (crisis: Crisis, personId: string, { playbook, now }: Context): string[] => {
  const roles = crisis.roles.filter(role => role.personId === personId).map(({ roleId }) => roleId)
  return nextOf(playbook, crisis, roles, now).filter(id => id !== personId)
}

const askAgain = (crisis: Crisis, timer: Timer, context: Context): Happened => {
  const own = crisis.acknowledgements.find(({ personId }) => personId === timer.key)
  const again = {
    personId: timer.key,
    entry: crisis.entry,
    round: (own?.round ?? 0) + 1,
    acknowledgeByMs: context.now + context.playbook.decisions.acknowledgementLapseMs,
    alsoTold: alsoTold(crisis, timer.key, context),
  }
  if (timer.kind === 'acknowledgement') return happened(crisis.crisisId, 'acknowledgementOverdue', again)
  const step = crisis.steps.find(one => one.personId === timer.key && one.mustDo && one.status === 'open')
  return happened(crisis.crisisId, 'acknowledgementLapsed', { ...again, stepId: step?.stepId ?? '' })
}

/** A shift ended: the role goes to who is on now, with its steps. */
const handOver = (crisis: Crisis, roleId: string, { playbook, now }: Context): Happened => {
  const [holder] = holdersOf(playbook, crisis, roleId, now)
  const before = crisis.roles.find(role => role.roleId === roleId)?.personId
  const personId = holder?.personId ?? ''
  const mustAnswer = stageOf(playbook, crisis.stageId)?.mustAcknowledge.includes(roleId) ?? false
  return happened(crisis.crisisId, 'roleAssigned', {
    roleId,
    personId,
    by: TIMER,
    reason: holder?.because ?? '',
    untilMs: holder ? heldUntil(playbook, crisis.brandIds[0] ?? '', holder) : 0,
    mustAcknowledge: mustAnswer && personId !== '' && personId !== before,
    acknowledgeByMs: now + playbook.decisions.acknowledgementLapseMs,
  })
}

const ofCrisis = (crisis: Crisis, timer: Timer, context: Context): Happened[] => {
  const { crisisId } = crisis
  switch (timer.kind) {
    case 'question':
      return [passOn(crisis, 'nobody answered in time', context) ?? askLouder(crisis, context)]
    case 'acknowledgement':
    case 'lapse':
      return [askAgain(crisis, timer, context)]
    case 'step':
      return [happened(crisisId, 'stepOverdue', { stepId: timer.key })]
    case 'update':
      return [happened(crisisId, 'updateOverdue', { dueMs: timer.dueMs })]
    case 'expert': {
      const question = crisis.experts.find(({ questionId }) => questionId === timer.key)
      return question ? [passExpertOn(crisis, question, context)] : []
    }
    case 'recovery':
      return [happened(crisisId, 'recoveryProposed', { usualSinceMs: crisis.usualSinceMs })]
    case 'snooze':
      return reopenSuspicion(crisis, TIMER, 'the snooze is over and a signal is still open', context)
    case 'handOver':
      return [handOver(crisis, timer.key, context)]
    case 'enforcement':
    case 'holdReview':
      return []
  }
}

/** What a due timer makes happen: reminders and the next who is asked. No timer confirms, declines, closes or starts a hold. */
export const fireTimer = (state: State, { timer }: CommandOf<'timer'>, context: Context): Decision => {
  if (!standingTimer(state, timerCommandId(timer)))
    return reject('NOTHING_DUE', `${timerCommandId(timer)} does not stand any more.`)
  if (timer.kind === 'holdReview') {
    const nextReviewByMs = context.now + context.playbook.decisions.holdReviewMs
    return [happened(timer.crisisId, 'holdReviewDue', { holdId: timer.key, nextReviewByMs })]
  }
  if (timer.kind === 'enforcement') return nobodyAnswered(state, timer.key, context)
  const crisis = crisisOf(state, timer.crisisId)
  return crisis ? ofCrisis(crisis, timer, context) : []
}
