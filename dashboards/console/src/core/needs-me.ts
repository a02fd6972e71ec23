import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { SessionView } from '@tocsin/shared/live/plan.ts'

export type NeedKind =
  | 'decide'
  | 'second'
  | 'acknowledge'
  | 'acknowledgeAgain'
  | 'step'
  | 'question'
  | 'update'
  | 'holdGap'
  | 'holdReview'
  | 'recovery'
  | 'close'
  | 'review'

/** One thing that waits for a person. */
export interface Need {
  /** Stable over time, so that a list keeps its place. */
  readonly key: string
  readonly kind: NeedKind
  readonly crisisId: string
  readonly brandIds: readonly string[]
  readonly drill: boolean
  /** By when; 0: now, no time is set. */
  readonly dueMs: number
  readonly overdue: boolean
  /** False: the viewer may, but others were asked. Only what is mine is counted. */
  readonly mine: boolean
  /** Words of the crisis that say what it is about: the step's text, the question. */
  readonly text: string
  readonly mustDo: boolean
}

const OPEN: readonly Crisis['phase'][] = ['PHASE_SUSPECTED', 'PHASE_ACTIVE', 'PHASE_RECOVERING']
/** An update is asked for that long before it is due. */
const UPDATE_AHEAD_MS = 15 * 60_000
/** A hold is looked at again that long before it is due. */
const HOLD_REVIEW_AHEAD_MS = 30 * 60_000

export const mayDecideAnything = ({ role }: SessionView): boolean => role === 'manager' || role === 'admin'

type Found = Pick<Need, 'kind' | 'dueMs'> & Partial<Pick<Need, 'mine' | 'text' | 'mustDo'>> & { readonly id?: string }

const decisions = (crisis: Crisis, me: SessionView): Found[] => {
  if (crisis.phase !== 'PHASE_SUSPECTED' || crisis.firstConfirmer === me.personId) return []
  const mine = crisis.asked.includes(me.personId)
  if (!mine && !mayDecideAnything(me)) return []
  return [{ kind: crisis.firstConfirmer === '' ? 'decide' : 'second', dueMs: crisis.questionDeadlineMs, mine }]
}

const acknowledgements = (crisis: Crisis, { personId }: SessionView): Found[] =>
  crisis.acknowledgements
    .filter(one => one.personId === personId && (!one.acknowledged || one.lapsed))
    .map(({ lapsed }) => ({ kind: lapsed ? 'acknowledgeAgain' : 'acknowledge', dueMs: 0 }))

const steps = (crisis: Crisis, { personId }: SessionView): Found[] =>
  crisis.steps
    .filter(
      step => step.personId === personId && (step.state === 'STEP_STATE_OPEN' || step.state === 'STEP_STATE_TAKEN'),
    )
    .map(({ stepId, dueMs, text, mustDo }) => ({ kind: 'step', id: stepId, dueMs, text, mustDo }))

const questions = (crisis: Crisis, { personId }: SessionView): Found[] =>
  crisis.facts
    .filter(fact => fact.personId === personId && fact.fact === '')
    .map(({ questionId, question, deadlineMs }) => ({
      kind: 'question',
      id: questionId,
      dueMs: deadlineMs,
      text: question,
    }))

/** Who holds a role in it, or confirmed it: those who run it. */
const runs = (crisis: Crisis, { personId }: SessionView): boolean =>
  crisis.roles.some(role => role.personId === personId) || crisis.confirmedBy.includes(personId)

const isGap = ({ enforcements }: HoldState): boolean =>
  enforcements.some(({ state }) => state !== 'ENFORCEMENT_STATE_ENFORCED' && state !== 'ENFORCEMENT_STATE_ASKED')

const holds = (crisis: Crisis, me: SessionView, nowMs: number): Found[] =>
  crisis.holds
    .filter(hold => hold.releasedAtMs === 0 && (hold.personId === me.personId || runs(crisis, me)))
    .flatMap((hold): Found[] => [
      ...(isGap(hold) && hold.personId === me.personId
        ? [{ kind: 'holdGap' as const, id: hold.holdId, dueMs: 0 }]
        : []),
      ...(hold.reviewByMs > 0 && hold.reviewByMs - nowMs < HOLD_REVIEW_AHEAD_MS
        ? [{ kind: 'holdReview' as const, id: hold.holdId, dueMs: hold.reviewByMs }]
        : []),
    ])

const running = (crisis: Crisis, me: SessionView, nowMs: number): Found[] => {
  const mine = runs(crisis, me)
  if (!mine && !mayDecideAnything(me)) return []
  const { phase, nextUpdateDueMs, recoveryProposed, recoveryCriteria, holds: all } = crisis
  const found: Found[] = []
  if (phase === 'PHASE_ACTIVE' && nextUpdateDueMs > 0 && nextUpdateDueMs - nowMs < UPDATE_AHEAD_MS)
    found.push({ kind: 'update', dueMs: nextUpdateDueMs, mine })
  if (phase === 'PHASE_ACTIVE' && recoveryProposed) found.push({ kind: 'recovery', dueMs: 0, mine })
  const held = all.some(({ releasedAtMs }) => releasedAtMs === 0)
  if (phase === 'PHASE_RECOVERING' && !held && recoveryCriteria.every(({ met }) => met))
    found.push({ kind: 'close', dueMs: 0, mine })
  if (phase === 'PHASE_REVIEW') found.push({ kind: 'review', dueMs: crisis.reviewDueMs, mine })
  return found
}

const ofCrisis = (crisis: Crisis, me: SessionView, nowMs: number): Need[] => {
  const isOpen = OPEN.includes(crisis.phase)
  const found = [
    ...decisions(crisis, me),
    ...(isOpen ? [...acknowledgements(crisis, me), ...steps(crisis, me), ...questions(crisis, me)] : []),
    ...(isOpen ? holds(crisis, me, nowMs) : []),
    ...running(crisis, me, nowMs),
  ]
  return found.map(({ kind, dueMs, mine = true, text = '', mustDo = false, id = '' }) => ({
    key: `${crisis.crisisId}/${kind}/${id}`,
    kind,
    crisisId: crisis.crisisId,
    brandIds: crisis.brandIds,
    drill: crisis.drill,
    dueMs,
    overdue: dueMs > 0 && dueMs < nowMs,
    mine,
    text,
    mustDo,
  }))
}

/** What a gap in a hold or an acknowledgement without a time weighs: below nothing that runs out, above all that is later. */
const NOW = 0

/** All that waits for the viewer: mine before what others were asked, real before drills, then by deadline; a tie keeps the order of the crises. */
export const needsMe = (crises: readonly Crisis[], me: SessionView | undefined, nowMs: number): Need[] => {
  if (!me || me.role === 'display') return []
  const rank = (need: Need): number => Number(!need.mine) * 2 + Number(need.drill)
  const due = (need: Need): number => (need.dueMs === NOW ? nowMs : need.dueMs)
  return crises
    .flatMap(crisis => ofCrisis(crisis, me, nowMs))
    .sort((a, b) => rank(a) - rank(b) || due(a) - due(b) || (a.key < b.key ? -1 : 1))
}
