import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { Bodies } from '../event.ts'
import type { Crisis, Phase, Question } from '../state.ts'
import type { Evolver, Stamp } from './stamp.ts'

const union = (before: readonly string[], more: readonly string[]): string[] => [...new Set([...before, ...more])]

const withEvidence = (evidence: readonly Evidence[], one: Evidence): Evidence[] => [
  ...evidence.filter(({ signalId }) => signalId !== one.signalId),
  one,
]

export const suspectedCrisis = (crisisId: string, body: Bodies['suspected'], { seq, appendedAt }: Stamp): Crisis => ({
  crisisId,
  brandIds: body.brandIds,
  phase: 'suspected',
  phaseSinceMs: appendedAt,
  openedAtMs: appendedAt,
  drill: body.drill,
  playbookVersion: body.playbookVersion,
  chainId: body.chainId,
  evidence: body.evidence ? [body.evidence] : [],
  openSignals: body.evidence ? [body.evidence.signalId] : [],
  usualSinceMs: 0,
  proposeRecoveryAtMs: 0,
  recoveryProposed: false,
  question: {
    link: body.link,
    round: 1,
    asked: body.asked,
    everAsked: body.asked,
    deadlineMs: body.questionDeadlineMs,
    loudness: 0,
    first: undefined,
  },
  confirmedBy: [],
  scenarioId: '',
  harm: undefined,
  stageId: '',
  entry: 0,
  notified: [],
  roles: [],
  steps: [],
  acknowledgements: [],
  nextUpdateDueMs: 0,
  updateOverdue: false,
  cause: undefined,
  experts: [],
  holdIds: [],
  decline: undefined,
  reviewDueMs: 0,
  lessons: '',
  seq,
})

export const evidenceJoined: Evolver<'evidenceJoined'> = (crisis, { evidence }) =>
  evidence
    ? {
        ...crisis,
        evidence: withEvidence(crisis.evidence, evidence),
        openSignals: union(crisis.openSignals, [evidence.signalId]),
        usualSinceMs: 0,
        proposeRecoveryAtMs: 0,
        recoveryProposed: false,
      }
    : crisis

export const brandJoined: Evolver<'brandJoined'> = (crisis, { brandId }) => ({
  ...crisis,
  brandIds: union(crisis.brandIds, [brandId]),
})

export const usualAgain: Evolver<'usualAgain'> = (crisis, { signalId, atMs, proposeRecoveryAtMs }) => {
  const openSignals = crisis.openSignals.filter(id => id !== signalId)
  return { ...crisis, openSignals, usualSinceMs: openSignals.length === 0 ? atMs : 0, proposeRecoveryAtMs }
}

const askedNow = (question: Question, asked: readonly string[], deadlineMs: number): Question => ({
  ...question,
  round: question.round + 1,
  asked,
  everAsked: union(question.everAsked, asked),
  deadlineMs,
})

export const questionPassedOn: Evolver<'questionPassedOn'> = (crisis, body) => ({
  ...crisis,
  question: { ...askedNow(crisis.question, body.asked, body.questionDeadlineMs), link: body.link },
})

export const chainExhausted: Evolver<'chainExhausted'> = (crisis, body) => ({
  ...crisis,
  question: { ...askedNow(crisis.question, body.asked, body.questionDeadlineMs), loudness: body.loudness },
})

export const secondConfirmationRequested: Evolver<'secondConfirmationRequested'> = (crisis, body) => ({
  ...crisis,
  question: { ...crisis.question, first: { personId: body.firstPerson, scenarioId: body.scenarioId } },
})

const settled = (question: Question): Question => ({ ...question, asked: [], deadlineMs: 0, loudness: 0 })

export const confirmed: Evolver<'confirmed'> = (crisis, body, { appendedAt }) => ({
  ...crisis,
  phase: 'active',
  phaseSinceMs: appendedAt,
  question: { ...settled(crisis.question), first: undefined },
  confirmedBy: [body.personId, body.secondPersonId].filter(id => id !== ''),
  scenarioId: body.scenarioId,
  harm: body.harm ?? undefined,
})

export const declined: Evolver<'declined'> = (crisis, body, { appendedAt }) => ({
  ...crisis,
  phase: 'declined',
  phaseSinceMs: appendedAt,
  question: { ...settled(crisis.question), first: undefined },
  decline: {
    reason: body.reason,
    snoozedUntilMs: body.snoozedUntilMs,
    share: body.shareAtDecline,
    mentionsPerMinute: body.mentionsPerMinuteAtDecline,
  },
})

const PHASE_OF: Readonly<Record<string, Phase>> = {
  PHASE_SUSPECTED: 'suspected',
  PHASE_ACTIVE: 'active',
}

/** A crisis that begins again begins afresh: steps and acknowledgements of before are in the timeline. */
export const reopened: Evolver<'reopened'> = (crisis, body, { appendedAt }) => {
  const phase = PHASE_OF[body.to] ?? 'suspected'
  const question = askedNow(crisis.question, body.asked, body.questionDeadlineMs)
  return {
    ...crisis,
    phase,
    phaseSinceMs: appendedAt,
    question: { ...question, everAsked: body.asked, link: body.link, loudness: 0, first: undefined },
    steps: [],
    acknowledgements: [],
    nextUpdateDueMs: 0,
    updateOverdue: false,
    recoveryProposed: false,
    decline: undefined,
    reviewDueMs: 0,
  }
}
