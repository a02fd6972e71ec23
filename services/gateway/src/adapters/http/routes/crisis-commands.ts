import { type TProperties, Type } from 'typebox'
import type { MethodOf } from '../../escalation/client.ts'
import { COMMAND_REFUSALS, COMMAND_TIMEOUT_MS, Command } from '../calls.ts'
import { type Crisis, Message } from '../messages.ts'
import { type CallContext, CrisisParams } from './crises.ts'

const Text = (description: string, example: string) =>
  Type.String({ maxLength: 10_000, description, examples: [example] })
const Reason = Text('Why, for the timeline.', 'Refunds fail since the update.')
const Id = (description: string, example: string) => Type.String({ maxLength: 200, description, examples: [example] })
const Flag = (description: string) => Type.Boolean({ description, examples: [false] })

export const HoldScope = Type.Object(
  {
    kind: Type.Enum(['HOLD_SCOPE_KIND_EVERYTHING', 'HOLD_SCOPE_KIND_ACCOUNTS'], {
      examples: ['HOLD_SCOPE_KIND_EVERYTHING'],
    }),
    accounts: Type.Optional(Type.Array(Id('Account.', 'x:lumo'), { description: 'Which, when it is narrowed.' })),
  },
  { additionalProperties: false, description: 'What is held; everything when it is left out.' },
)

interface Route {
  /** Below /v1/crises/{id}. */
  readonly path: string
  readonly method: MethodOf<'crisis'>
  readonly summary: string
  readonly body: TProperties
  /** Parts of the path, as fields of the request. */
  readonly params?: Readonly<Record<string, ReturnType<typeof Id>>>
  /** Fields of the request that every call of the route has. */
  readonly fixed?: Readonly<Record<string, string>>
}

/** Bodies hold the fields of the contract's request by their own names; the path gives the rest. */
const ROUTES: readonly Route[] = [
  {
    path: 'confirm',
    method: 'ConfirmCrisis',
    summary: 'Confirm a suspicion: it is a crisis, and publishing is held',
    body: {
      scenarioId: Id('What kind of crisis.', 'product-safety'),
      harm: Type.Object(
        { reputation: Flag('To the reputation.'), money: Flag('To money.'), law: Flag('Before the law.') },
        { additionalProperties: false, description: 'Whether lasting harm is possible.' },
      ),
      reason: Reason,
      holdScope: Type.Optional(HoldScope),
    },
  },
  {
    path: 'decline',
    method: 'DeclineCrisis',
    summary: 'Decline a suspicion: it asks again when it gets clearly worse',
    body: {
      reason: Reason,
      snoozeMs: Type.Optional(
        Type.Number({ minimum: 0, description: 'Quiet for this long; 0 as the playbook says.', examples: [3_600_000] }),
      ),
    },
  },
  {
    path: 'acknowledge',
    method: 'Acknowledge',
    summary: 'Say that you have seen it and act',
    body: {},
    fixed: { via: 'console' },
  },
  {
    path: 'stage',
    method: 'ChangeStage',
    summary: 'Go to another stage of the ladder, up or down',
    body: { stageId: Id('The stage.', 'alarm'), reason: Reason },
  },
  {
    path: 'roles',
    method: 'AssignRole',
    summary: 'Give a role to a person',
    body: { roleId: Id('The role.', 'crisis-lead'), personId: Id('Who has it now.', 'anna'), reason: Reason },
  },
  {
    path: 'steps/:stepId/take',
    method: 'TakeStep',
    summary: 'Take a step on yourself',
    params: { stepId: Id('Id of the step.', 'call-legal@1') },
    body: {},
  },
  {
    path: 'steps/:stepId/complete',
    method: 'CompleteStep',
    summary: 'Say that a step is done, or that it cannot be',
    params: { stepId: Id('Id of the step.', 'call-legal@1') },
    body: {
      note: Type.Optional(Text('What was done, or why it cannot be.', 'Legal agrees.')),
      blocked: Type.Optional(Flag('It cannot be done; the note says why.')),
    },
  },
  {
    path: 'questions',
    method: 'AskExpert',
    summary: 'Ask who owns the facts of a subject',
    body: { subject: Id('What about.', 'battery'), text: Text('The question.', 'Since which build?') },
  },
  {
    path: 'questions/:questionId/answer',
    method: 'AnswerQuestion',
    summary: 'Answer: it is a fact from then on',
    params: { questionId: Id('Id of the question.', 'q1') },
    body: { fact: Text('The fact.', 'Since build 4711.') },
  },
  {
    path: 'updates',
    method: 'PostUpdate',
    summary: 'Tell everybody where things stand',
    body: { text: Text('The update.', 'The refund job runs again.') },
  },
  {
    path: 'cause',
    method: 'NameCause',
    summary: 'Name the cause and who removes it, or say that it is removed',
    body: {
      text: Text('The cause, or how it was removed.', 'A refund job that failed.'),
      ownerId: Type.Optional(Id('Who removes it.', 'jan')),
      removed: Type.Optional(Flag('It is gone.')),
    },
  },
  {
    path: 'recovery',
    method: 'StartRecovery',
    summary: 'Start recovery: the rate is usual again',
    body: { reason: Reason },
  },
  { path: 'close', method: 'CloseCrisis', summary: 'Close it: the review opens', body: { reason: Reason } },
  { path: 'reopen', method: 'ReopenCrisis', summary: 'Open it again', body: { reason: Reason } },
  {
    path: 'review',
    method: 'CompleteReview',
    summary: 'Complete the review',
    body: { lessons: Text('What was learnt.', 'Test the refund job before a release.') },
  },
  {
    path: 'brands',
    method: 'JoinBrand',
    summary: 'It concerns another brand too',
    body: { brandId: Id('The brand.', 'kopi') },
  },
]

/** What a person does in a crisis. The escalation service decides whether the person may; a refusal names its rule. */
export const crisisCommandRoutes = ({ app, forPeople, call }: CallContext): void => {
  for (const { path, method, summary, body, params, fixed } of ROUTES) {
    app.post(
      `/v1/crises/:id/${path}`,
      {
        ...forPeople,
        schema: {
          summary,
          tags: ['crises'],
          params: Type.Object({ ...CrisisParams.properties, ...params }),
          querystring: Type.Object({}, { additionalProperties: false }),
          body: Command(body),
          response: { 200: Message<Crisis>('Crisis', 'The crisis after it.'), ...COMMAND_REFUSALS },
        },
      },
      async request => {
        const { id: crisisId, ...others } = request.params
        const fields = { ...request.body, ...others, ...fixed, crisisId }
        const answer = await call(request, 'crisis', method, fields, COMMAND_TIMEOUT_MS)
        return (answer as { readonly crisis: Crisis }).crisis
      },
    )
  }
}
