import type { Crisis, ExpertQuestion } from '../state.ts'
import type { Evolver } from './stamp.ts'

export const updatePosted: Evolver<'updatePosted'> = (crisis, { nextUpdateDueMs }) => ({
  ...crisis,
  nextUpdateDueMs,
  updateOverdue: false,
})

export const updateOverdue: Evolver<'updateOverdue'> = crisis => ({ ...crisis, updateOverdue: true })

export const causeNamed: Evolver<'causeNamed'> = (crisis, { text, ownerId }) => ({
  ...crisis,
  cause: { text, ownerId, removed: false },
})

export const causeRemoved: Evolver<'causeRemoved'> = crisis => ({
  ...crisis,
  cause: crisis.cause && { ...crisis.cause, removed: true },
})

export const expertAsked: Evolver<'expertAsked'> = (crisis, body) => ({
  ...crisis,
  experts: [
    ...crisis.experts,
    {
      questionId: body.questionId,
      subject: body.subject,
      text: body.text,
      by: body.by,
      personId: body.personId,
      tried: [body.personId],
      deadlineMs: body.deadlineMs,
      fact: '',
      answeredBy: '',
    },
  ],
})

const changeExpert = (crisis: Crisis, id: string, change: (before: ExpertQuestion) => ExpertQuestion): Crisis => ({
  ...crisis,
  experts: crisis.experts.map(one => (one.questionId === id ? change(one) : one)),
})

export const expertPassedOn: Evolver<'expertPassedOn'> = (crisis, { questionId, personId, deadlineMs }) =>
  changeExpert(crisis, questionId, before => ({
    ...before,
    personId,
    tried: [...before.tried, personId],
    deadlineMs,
  }))

export const expertAnswered: Evolver<'expertAnswered'> = (crisis, { questionId, personId, fact }) =>
  changeExpert(crisis, questionId, before => ({ ...before, fact, answeredBy: personId, deadlineMs: 0 }))

export const recoveryProposed: Evolver<'recoveryProposed'> = crisis => ({
  ...crisis,
  recoveryProposed: true,
  proposeRecoveryAtMs: 0,
})

export const recoveryStarted: Evolver<'recoveryStarted'> = (crisis, _body, { appendedAt }) => ({
  ...crisis,
  phase: 'recovering',
  phaseSinceMs: appendedAt,
  proposeRecoveryAtMs: 0,
})

export const relapsed: Evolver<'relapsed'> = (crisis, _body, { appendedAt }) => ({
  ...crisis,
  phase: 'active',
  phaseSinceMs: appendedAt,
  recoveryProposed: false,
})

export const closed: Evolver<'closed'> = (crisis, _body, { appendedAt }) => ({
  ...crisis,
  phase: 'closed',
  phaseSinceMs: appendedAt,
  nextUpdateDueMs: 0,
})

export const reviewOpened: Evolver<'reviewOpened'> = (crisis, { dueMs }, { appendedAt }) => ({
  ...crisis,
  phase: 'review',
  phaseSinceMs: appendedAt,
  reviewDueMs: dueMs,
})

export const reviewCompleted: Evolver<'reviewCompleted'> = (crisis, { lessons }, { appendedAt }) => ({
  ...crisis,
  phase: 'closed',
  phaseSinceMs: appendedAt,
  lessons,
})
