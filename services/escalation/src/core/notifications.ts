import type { Urgency } from '@tocsin/shared/gen/tocsin/notification/v1/Urgency.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import type { Happened } from './event.ts'
import { teamOf } from './people.ts'
import type { Crisis } from './state.ts'
import { sentenceOf } from './timeline.ts'

export type NotificationKind =
  | 'question'
  | 'acknowledge'
  | 'stage'
  | 'role'
  | 'step'
  | 'update'
  | 'expert'
  | 'hold'
  | 'outcome'

/** What one person is told, before it is spread over the person's contact methods. */
export interface Message {
  readonly personId: string
  readonly kind: NotificationKind
  readonly urgency: Exclude<Urgency, 'URGENCY_UNSPECIFIED'>
  /** Which asking of the crisis it is: the stage entry, the round of the question, the step. A repeat of the effect keeps it. */
  readonly part: string
  readonly subject: string
  readonly text: string
}

interface Draft {
  readonly to: readonly string[]
  readonly kind: NotificationKind
  readonly page: boolean
  readonly part: string
  readonly what: string
  readonly extra?: (personId: string) => string
}

const without = (people: readonly string[], ...others: readonly string[]): string[] =>
  people.filter(id => !others.includes(id))

/** Steps of this entry with the person's own name on them. */
const ownSteps = (crisis: Crisis, personId: string): string => {
  const own = crisis.steps.filter(step => step.personId === personId && step.status === 'open')
  return own.length === 0
    ? ''
    : ` Your steps: ${own.map(({ text, mustDo }) => `${text}${mustDo ? ' (must do)' : ''}`).join('; ')}.`
}

const responsible = (crisis: Crisis): string[] => {
  const must = crisis.acknowledgements.map(({ personId }) => personId)
  return must.length > 0 ? must : [...crisis.notified]
}

const questionDraft = (crisis: Crisis, to: readonly string[], what: string): Draft => ({
  to: without(to, crisis.question.first?.personId ?? ''),
  kind: 'question',
  page: true,
  part: `question-${crisis.question.round}`,
  what,
})

const stageDrafts = (crisis: Crisis, must: readonly string[], told: readonly string[]): Draft[] => {
  const extra = (personId: string): string => ownSteps(crisis, personId)
  const owners = crisis.steps.filter(({ status }) => status === 'open').map(({ personId }) => personId)
  const part = `entry-${crisis.entry}`
  const others = [...new Set([...told, ...owners])].filter(id => !must.includes(id))
  return [
    { to: must, kind: 'acknowledge', page: true, part, what: 'acknowledge', extra },
    { to: others, kind: 'stage', page: false, part, what: 'a new stage', extra },
  ]
}

const againDrafts = (body: { personId: string; entry: number; round: number; alsoTold: string[] }): Draft[] => {
  const part = `entry-${body.entry}/again-${body.round}`
  return [
    { to: [body.personId], kind: 'acknowledge', page: true, part, what: 'acknowledge, asked again' },
    { to: body.alsoTold, kind: 'acknowledge', page: true, part, what: 'somebody does not answer; you are next' },
  ]
}

const stepDraft = (crisis: Crisis, stepId: string, what: string): Draft[] => {
  const step = crisis.steps.find(one => one.stepId === stepId)
  if (!step) return []
  const to = what === 'blocked' || step.personId === '' ? without(responsible(crisis), step.personId) : [step.personId]
  return [{ to, kind: 'step', page: step.mustDo, part: `step-${stepId}/${what}`, what: `a step is ${what}` }]
}

const draftsOf = (event: Happened, seq: number, crisis: Crisis): Draft[] => {
  switch (event.kind) {
    case 'suspected':
    case 'questionPassedOn':
    case 'chainExhausted':
      return [questionDraft(crisis, event.body.asked, 'confirm or decline')]
    case 'reopened':
      return event.body.asked.length > 0 ? [questionDraft(crisis, event.body.asked, 'confirm or decline')] : []
    case 'secondConfirmationRequested':
      return [
        {
          ...questionDraft(crisis, crisis.question.asked, 'a second person must confirm'),
          part: `second-${seq}`,
        },
      ]
    case 'stageEntered':
      return stageDrafts(crisis, without(event.body.mustAcknowledge, event.body.personId), event.body.notified)
    case 'acknowledgementOverdue':
    case 'acknowledgementLapsed':
      return againDrafts(event.body)
    case 'roleAssigned': {
      const { personId, roleId, by, mustAcknowledge } = event.body
      const extra = (id: string): string => ownSteps(crisis, id)
      const to = personId === '' || personId === by ? [] : [personId]
      return [
        {
          to,
          kind: 'role',
          page: mustAcknowledge,
          part: `role-${roleId}-${seq}`,
          what: `you have role ${roleId}`,
          extra,
        },
      ]
    }
    case 'stepOverdue':
      return stepDraft(crisis, event.body.stepId, 'overdue')
    case 'stepBlocked':
      return stepDraft(crisis, event.body.stepId, 'blocked')
    case 'updateOverdue':
      return [
        { to: responsible(crisis), kind: 'update', page: false, part: `update-${seq}`, what: 'an update is overdue' },
      ]
    case 'expertAsked':
    case 'expertPassedOn': {
      const { personId, questionId } = event.body
      const question = crisis.experts.find(one => one.questionId === questionId)
      const part = `${questionId}/${question?.tried.length ?? 0}`
      const extra = (): string => (event.kind === 'expertPassedOn' ? ` The question: ${question?.text ?? ''}` : '')
      return [{ to: [personId], kind: 'expert', page: true, part, what: 'a question on the facts', extra }]
    }
    case 'expertAnswered': {
      const asker = crisis.experts.find(one => one.questionId === event.body.questionId)?.by ?? ''
      const to = without([asker], event.body.personId)
      return [{ to, kind: 'expert', page: false, part: `${event.body.questionId}/answer`, what: 'a fact' }]
    }
    case 'enforcementReported': {
      const { holdId, connector, state, asked } = event.body
      const what = state === 'ENFORCEMENT_STATE_REQUESTED' ? 'stop publishing by hand' : 'publishing is not stopped'
      return [{ to: asked, kind: 'hold', page: true, part: `${holdId}-${connector}-${seq}`, what }]
    }
    case 'holdReviewDue':
      return [
        {
          to: responsible(crisis),
          kind: 'hold',
          page: false,
          part: `hold-review-${seq}`,
          what: 'look at the hold again',
        },
      ]
    case 'recoveryProposed':
      return [
        {
          to: responsible(crisis),
          kind: 'outcome',
          page: false,
          part: `recovery-${seq}`,
          what: 'recovery is proposed',
        },
      ]
    case 'declined':
    case 'recoveryStarted':
    case 'closed': {
      const to = without([...teamOf(crisis)], event.body.personId, '')
      return [
        {
          to,
          kind: 'outcome',
          page: false,
          part: `${event.kind}-${seq}`,
          what: event.kind === 'recoveryStarted' ? 'recovering' : event.kind,
        },
      ]
    }
    default:
      return []
  }
}

/**
 * Whom an event calls, and with what: `crisis` is the state right after it. Suspicions, pages that must be acknowledged and questions to
 * experts are urgent; nothing may delay them.
 */
export const messagesOf = (event: Happened, seq: number, crisis: Crisis, playbook: Playbook): Message[] => {
  const names = crisis.brandIds.map(id => playbook.brands.find(({ brandId }) => brandId === id)?.name ?? id).join(', ')
  const sentence = sentenceOf(event, playbook)
  return draftsOf(event, seq, crisis).flatMap(({ to, kind, page, part, what, extra }) =>
    [...new Set(to)]
      .filter(id => id !== '')
      .map(
        (personId): Message => ({
          personId,
          kind,
          urgency: page ? 'URGENCY_PAGE' : 'URGENCY_INFORM',
          part,
          subject: `${crisis.drill ? 'DRILL ' : ''}${names}: ${what}`,
          text: `${sentence}${extra?.(personId) ?? ''}`,
        }),
      ),
  )
}

/** Keeps its value over every repeat: (crisis, asking, person, contact method). */
export const notificationKey = (crisisId: string, { part, personId }: Message, contactId: string): string =>
  `${crisisId}/${part}/${personId}/${contactId}`
