import type { BrandSituation } from '@tocsin/shared/gen/tocsin/crisis/v1/BrandSituation.ts'
import type { Crisis as CrisisView } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Criterion } from '@tocsin/shared/gen/tocsin/crisis/v1/Criterion.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { Phase as PhaseName } from '@tocsin/shared/gen/tocsin/crisis/v1/Phase.ts'
import type { StepState as StepStateName } from '@tocsin/shared/gen/tocsin/crisis/v1/StepState.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import { connectorTitle } from './connectors.ts'
import { holdersOf, namesOf } from './people.ts'
import {
  type Crisis,
  type HoldRecord,
  holdsOf,
  isOpen,
  liveCrises,
  liveHolds,
  type Phase,
  type State,
} from './state.ts'

const PHASES: Readonly<Record<Phase, PhaseName>> = {
  suspected: 'PHASE_SUSPECTED',
  active: 'PHASE_ACTIVE',
  recovering: 'PHASE_RECOVERING',
  review: 'PHASE_REVIEW',
  closed: 'PHASE_CLOSED',
  declined: 'PHASE_DECLINED',
}

const STEPS = {
  open: 'STEP_STATE_OPEN',
  taken: 'STEP_STATE_TAKEN',
  done: 'STEP_STATE_DONE',
  blocked: 'STEP_STATE_BLOCKED',
} as const satisfies Record<string, StepStateName>

/** A hold as callers see it, with the names that its playbook gives the connectors. */
export const holdView = (hold: HoldRecord, playbook: Playbook): HoldState => ({
  holdId: hold.holdId,
  brandIds: [...hold.brandIds],
  scope: hold.scope,
  reason: hold.reason,
  personId: hold.personId,
  startedAtMs: hold.startedAtMs,
  reviewByMs: hold.reviewByMs,
  releasedAtMs: hold.releasedAtMs,
  drill: hold.drill,
  enforcements: hold.enforcements.map(({ connector, state, held, total, evidence, posts }) => ({
    connector,
    state,
    held,
    total,
    evidence,
    posts,
    title: connectorTitle(playbook, connector),
    answerByMs: state === 'ENFORCEMENT_STATE_ASKED' ? hold.answerByMs : 0,
  })),
})

const criteriaOf = (crisis: Crisis, playbook: Playbook, now: number): Criterion[] => {
  const { usualForMs } = playbook.decisions
  const minutes = Math.round(usualForMs / 60_000)
  const mustDo = crisis.steps.filter(step => step.mustDo)
  return [
    {
      text: `The rate is usual for ${minutes} min`,
      met: crisis.usualSinceMs > 0 && now - crisis.usualSinceMs >= usualForMs,
    },
    {
      text: 'Every must-do step is done, or blocked with a reason',
      met: mustDo.every(({ status }) => status === 'done' || status === 'blocked'),
    },
    { text: 'The cause is named and removed', met: crisis.cause?.removed ?? false },
  ]
}

const rolesView = (crisis: Crisis, playbook: Playbook, now: number): CrisisView['roles'] =>
  crisis.roles.map(({ roleId, personId, because }) => ({
    roleId,
    personId,
    because,
    next: holdersOf(playbook, crisis, roleId, now)[0]?.next.filter(id => id !== personId) ?? [],
  }))

/** A crisis as callers see it: the state with what the playbook adds at this moment. */
export const crisisView = (
  state: State,
  crisis: Crisis,
  playbook: Playbook,
  now: number,
): Omit<CrisisView, 'flagNotes'> => ({
  crisisId: crisis.crisisId,
  brandIds: [...crisis.brandIds],
  phase: PHASES[crisis.phase],
  phaseSinceMs: crisis.phaseSinceMs,
  stageId: crisis.stageId,
  playbookVersion: crisis.playbookVersion,
  scenarioId: crisis.scenarioId,
  harm: crisis.harm ?? null,
  evidence: [...crisis.evidence],
  asked: [...crisis.question.asked],
  questionDeadlineMs: crisis.question.deadlineMs,
  loudness: crisis.question.loudness,
  firstConfirmer: crisis.question.first?.personId ?? '',
  roles: rolesView(crisis, playbook, now),
  steps: crisis.steps.map(({ status, ...step }) => ({ ...step, state: STEPS[status] })),
  acknowledgements: crisis.acknowledgements.map(({ personId, acknowledged, lapsed, atMs }) => ({
    personId,
    acknowledged,
    lapsed,
    atMs,
  })),
  nextUpdateDueMs: crisis.nextUpdateDueMs,
  cause: crisis.cause?.text ?? '',
  causeOwner: crisis.cause?.ownerId ?? '',
  causeRemoved: crisis.cause?.removed ?? false,
  facts: crisis.experts.map(one => ({
    questionId: one.questionId,
    subject: one.subject,
    question: one.text,
    fact: one.fact,
    personId: one.answeredBy || one.personId,
    deadlineMs: one.deadlineMs,
  })),
  holds: holdsOf(state, crisis).map(hold => holdView(hold, playbook)),
  usualSinceMs: crisis.usualSinceMs,
  declineReason: crisis.decline?.reason ?? '',
  snoozedUntilMs: crisis.decline?.snoozedUntilMs ?? 0,
  drill: crisis.drill,
  seq: crisis.seq,
  openedAtMs: crisis.openedAtMs,
  recoveryCriteria: crisis.phase === 'active' || crisis.phase === 'recovering' ? criteriaOf(crisis, playbook, now) : [],
  recoveryProposed: crisis.recoveryProposed,
  reviewDueMs: crisis.reviewDueMs,
  lessons: crisis.lessons,
  confirmedBy: [...crisis.confirmedBy],
})

const waitsFor = (crisis: Crisis, playbook: Playbook): { readonly who: string; readonly deadlineMs: number } => {
  if (crisis.phase === 'suspected')
    return { who: namesOf(playbook, crisis.question.asked), deadlineMs: crisis.question.deadlineMs }
  const missing = crisis.acknowledgements.filter(({ acknowledged }) => !acknowledged)
  if (isOpen(crisis) && missing.length > 0)
    return {
      who: namesOf(
        playbook,
        missing.map(({ personId }) => personId),
      ),
      deadlineMs: Math.min(...missing.map(({ dueMs }) => dueMs)),
    }
  return { who: '', deadlineMs: crisis.phase === 'review' ? crisis.reviewDueMs : crisis.nextUpdateDueMs }
}

const holdWords = (holds: readonly HoldRecord[]): string => {
  if (holds.length === 0) return ''
  if (holds.some(({ scope }) => scope.kind !== 'HOLD_SCOPE_KIND_ACCOUNTS')) return 'everything'
  const accounts = new Set(holds.flatMap(({ scope }) => scope.accounts))
  return accounts.size === 1 ? '1 account' : `${accounts.size} accounts`
}

/** The crisis that a brand's tile shows: an open one before a review, a real one before a drill. */
export const shownCrisis = (state: State, brandId: string): Crisis | undefined => {
  const own = liveCrises(state).filter(crisis => crisis.brandIds.includes(brandId))
  const rank = (crisis: Crisis): number =>
    (isOpen(crisis) ? 0 : crisis.phase === 'review' ? 2 : 4) + (crisis.drill ? 1 : 0)
  const [first] = own.sort((a, b) => rank(a) - rank(b) || b.openedAtMs - a.openedAtMs)
  return first?.phase === 'declined' ? undefined : first
}

/** What a brand's tile shows; `playbook` is the one of the crisis shown, or the current one. */
export const brandView = (
  state: State,
  brand: { readonly brandId: string; readonly name: string },
  playbook: Playbook,
): BrandSituation => {
  const crisis = shownCrisis(state, brand.brandId)
  const holds = liveHolds(state).filter(({ brandIds, drill }) => brandIds.includes(brand.brandId) && !drill)
  const waits = crisis ? waitsFor(crisis, playbook) : { who: '', deadlineMs: 0 }
  return {
    brandId: brand.brandId,
    name: brand.name,
    phase: crisis ? PHASES[crisis.phase] : 'PHASE_UNSPECIFIED',
    sinceMs: crisis?.phaseSinceMs ?? 0,
    crisisId: crisis?.crisisId ?? '',
    waitsFor: waits.who,
    deadlineMs: waits.deadlineMs,
    notified: crisis?.acknowledgements.length ?? 0,
    acknowledged: crisis?.acknowledgements.filter(({ acknowledged }) => acknowledged).length ?? 0,
    hold: holdWords(holds),
    stageId: crisis?.stageId ?? '',
    stageTitle: playbook.stages.find(({ stageId }) => stageId === crisis?.stageId)?.title ?? crisis?.stageId ?? '',
    loudness: crisis?.phase === 'suspected' ? crisis.question.loudness : 0,
    drill: crisis?.drill ?? false,
    recoveryProposed: crisis?.phase === 'active' && crisis.recoveryProposed,
    scenarioId: crisis?.scenarioId ?? '',
  }
}
