import type { Command, Context } from './commands.ts'
import { acknowledge } from './decide/acknowledgement.ts'
import { joinBrand } from './decide/brands.ts'
import { confirm, decline } from './decide/confirmation.ts'
import { close, completeReview, reopen, startRecovery } from './decide/ending.ts'
import { answerQuestion, askExpert } from './decide/experts.ts'
import { releaseHold, releasePost, reportEnforcement, startHold } from './decide/holds.ts'
import type { Decision } from './decide/rules.ts'
import { assignRole, changeStage } from './decide/stages.ts'
import { completeStep, takeStep } from './decide/steps.ts'
import { crisisForSignal, signalClosed, signalOpen } from './decide/suspicion.ts'
import { fireTimer, TIMER } from './decide/timer.ts'
import { nameCause, postUpdate } from './decide/work.ts'
import { crisisOf, holdOf, liveCrises, type State } from './state.ts'

/** What a command makes happen in this state, or why it is refused. Time and playbook come with the context. */
export const decide = (state: State, command: Command, context: Context): Decision => {
  switch (command.kind) {
    case 'signalOpen':
      return signalOpen(state, command, context)
    case 'signalClosed':
      return signalClosed(state, command, context)
    case 'confirm':
      return confirm(state, command, context)
    case 'decline':
      return decline(state, command, context)
    case 'joinBrand':
      return joinBrand(state, command, context)
    case 'acknowledge':
      return acknowledge(state, command, context)
    case 'changeStage':
      return changeStage(state, command, context)
    case 'assignRole':
      return assignRole(state, command, context)
    case 'takeStep':
      return takeStep(state, command, context)
    case 'completeStep':
      return completeStep(state, command, context)
    case 'askExpert':
      return askExpert(state, command, context)
    case 'answerQuestion':
      return answerQuestion(state, command, context)
    case 'postUpdate':
      return postUpdate(state, command, context)
    case 'nameCause':
      return nameCause(state, command, context)
    case 'startRecovery':
      return startRecovery(state, command, context)
    case 'close':
      return close(state, command, context)
    case 'reopen':
      return reopen(state, command, context)
    case 'completeReview':
      return completeReview(state, command, context)
    case 'startHold':
      return startHold(state, command, context)
    case 'releaseHold':
      return releaseHold(state, command, context)
    case 'releasePost':
      return releasePost(state, command, context)
    case 'reportEnforcement':
      return reportEnforcement(state, command, context)
    case 'timer':
      return fireTimer(state, command, context)
  }
}

/** The crisis that a command is about; empty when it opens one, or concerns a hold outside any. */
export const crisisIdOf = (state: State, command: Command, now: number): string => {
  switch (command.kind) {
    case 'signalOpen':
      return crisisForSignal(state, command, now)?.crisisId ?? ''
    case 'signalClosed':
      return liveCrises(state).find(({ openSignals }) => openSignals.includes(command.signalId))?.crisisId ?? ''
    case 'timer':
      return command.timer.crisisId
    case 'releaseHold':
    case 'releasePost':
      return holdOf(state, command.holdId)?.crisisId ?? ''
    case 'reportEnforcement':
      return holdOf(state, command.report.holdId)?.crisisId ?? ''
    default:
      return command.crisisId
  }
}

/** A running crisis keeps its version of the playbook; undefined means the current one. */
export const versionFor = (state: State, command: Command, now: number): number | undefined =>
  crisisOf(state, crisisIdOf(state, command, now))?.playbookVersion

/** Who the log says acted. */
export const actorOf = (command: Command): string => {
  if (command.kind === 'timer') return TIMER
  if (command.kind === 'signalOpen' || command.kind === 'signalClosed') return 'detector'
  return command.kind === 'reportEnforcement' ? `connector:${command.report.connector}` : command.actor.personId
}
