import type { CrisisServiceHandlers } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import { crisisOf } from '../core/state.ts'
import type { Commands } from './commands.ts'
import type { CrisisLog } from './crisis-log.ts'
import type { LinkGrants } from './link-grants.ts'
import { LINK } from './records.ts'
import { denied, invalidArgument, linkOutdated } from './rpc-errors.ts'
import { unary } from './unary.ts'

export interface CrisisCommandsDeps {
  readonly commands: Commands
  readonly crisisLog: CrisisLog
  readonly links: LinkGrants
}

type Names =
  | 'ConfirmCrisis'
  | 'DeclineCrisis'
  | 'JoinBrand'
  | 'Acknowledge'
  | 'ChangeStage'
  | 'AssignRole'
  | 'TakeStep'
  | 'CompleteStep'
  | 'AskExpert'
  | 'AnswerQuestion'
  | 'PostUpdate'
  | 'NameCause'
  | 'StartRecovery'
  | 'CloseCrisis'
  | 'ReopenCrisis'
  | 'CompleteReview'

/** Everything that a person can do in a crisis, as calls. */
export const crisisCommandHandlers = (deps: CrisisCommandsDeps): Pick<CrisisServiceHandlers, Names> => {
  const { commands, crisisLog, links } = deps

  /** The link's grant stands in for the caller's token, for this one thing. */
  const acknowledgeByLink = async (requestId: string, crisisId: string, token: string) => {
    const grant = links.find(token)
    if (!grant || (crisisId !== '' && crisisId !== grant.crisisId))
      throw denied('this link is not valid or has expired', 'LINK_INVALID')
    const { personId, entry } = grant
    const state = () => crisisLog.ledger().state
    if (crisisOf(state(), grant.crisisId)?.entry !== entry) throw linkOutdated()
    const actor = { personId, level: 'responder', credential: LINK } as const
    await commands.give(requestId, { kind: 'acknowledge', crisisId: grant.crisisId, actor, via: 'link' })
    return { crisis: commands.view(crisisOf(state(), grant.crisisId)!) }
  }

  return {
    ConfirmCrisis: unary(({ crisisId, scenarioId, harm, reason, holdScope, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'confirm',
        crisisId,
        actor,
        scenarioId,
        harm: harm ?? undefined,
        reason,
        holdScope: holdScope ?? undefined,
      })),
    ),
    DeclineCrisis: unary(({ crisisId, reason, snoozeMs, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'decline',
        crisisId,
        actor,
        reason,
        snoozeMs,
      })),
    ),
    JoinBrand: unary(({ crisisId, brandId, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({ kind: 'joinBrand', crisisId, actor, brandId })),
    ),
    Acknowledge: unary(({ crisisId, token, via, requestId }, call) => {
      if (token !== '') return acknowledgeByLink(requestId, crisisId, token)
      if (via !== '' && via !== 'console') throw invalidArgument('via', 'is "console" or empty')
      return commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'acknowledge',
        crisisId,
        actor,
        via: via || 'grpc',
      }))
    }),
    ChangeStage: unary(({ crisisId, stageId, reason, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'changeStage',
        crisisId,
        actor,
        stageId,
        reason,
      })),
    ),
    AssignRole: unary(({ crisisId, roleId, personId, reason, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'assignRole',
        crisisId,
        actor,
        roleId,
        personId,
        reason,
      })),
    ),
    TakeStep: unary(({ crisisId, stepId, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({ kind: 'takeStep', crisisId, actor, stepId })),
    ),
    CompleteStep: unary(({ crisisId, stepId, note, blocked, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'completeStep',
        crisisId,
        actor,
        stepId,
        note,
        blocked,
      })),
    ),
    AskExpert: unary(async ({ crisisId, subject, text, requestId }, call) => {
      const { crisis, taken } = await commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'askExpert',
        crisisId,
        actor,
        subject,
        text,
      }))
      return { crisis, questionId: `question-${taken?.firstSeq ?? 0}` }
    }),
    AnswerQuestion: unary(({ crisisId, questionId, fact, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'answerQuestion',
        crisisId,
        actor,
        questionId,
        fact,
      })),
    ),
    PostUpdate: unary(({ crisisId, text, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({ kind: 'postUpdate', crisisId, actor, text })),
    ),
    NameCause: unary(({ crisisId, text, ownerId, removed, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({
        kind: 'nameCause',
        crisisId,
        actor,
        text,
        ownerId,
        removed,
      })),
    ),
    StartRecovery: unary(({ crisisId, reason, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({ kind: 'startRecovery', crisisId, actor, reason })),
    ),
    CloseCrisis: unary(({ crisisId, reason, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({ kind: 'close', crisisId, actor, reason })),
    ),
    ReopenCrisis: unary(({ crisisId, reason, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({ kind: 'reopen', crisisId, actor, reason })),
    ),
    CompleteReview: unary(({ crisisId, lessons, requestId }, call) =>
      commands.onCrisis(call, { requestId, crisisId }, actor => ({ kind: 'completeReview', crisisId, actor, lessons })),
    ),
  }
}
