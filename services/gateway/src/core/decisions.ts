import type { BrandSituation } from '@tocsin/shared/gen/tocsin/crisis/v1/BrandSituation.ts'
import type { TimelineEntry as CrisisEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { BrandCrisis, TimelineEvent } from '@tocsin/shared/live/messages.ts'
import { brandName, type Change, type LiveState, NO_CHANGE } from './state.ts'
import type { Place } from './timeline.ts'

const PHASES: Readonly<Record<string, BrandCrisis['phase']>> = {
  PHASE_SUSPECTED: 'suspected',
  PHASE_ACTIVE: 'active',
  PHASE_RECOVERING: 'recovering',
  PHASE_REVIEW: 'review',
}

const crisisOf = (situation: BrandSituation): BrandCrisis | undefined => {
  const phase = PHASES[situation.phase]
  if (!phase) return undefined
  const { crisisId, sinceMs, stageTitle, stageId, waitsFor, deadlineMs, notified, acknowledged } = situation
  const { hold, loudness, recoveryProposed, drill } = situation
  const numbers = { deadlineMs, notified, acknowledged, loudness }
  return { crisisId, phase, sinceMs, stage: stageTitle || stageId, waitsFor, ...numbers, hold, recoveryProposed, drill }
}

/** What is decided about a brand, as a whole value. */
export const applySituation = ({ decisions }: LiveState, situation: BrandSituation): Change => {
  const { brandId } = situation
  const crisis = crisisOf(situation)
  if (JSON.stringify(crisis) === JSON.stringify(decisions.crises.get(brandId))) return NO_CHANGE
  if (crisis) decisions.crises.set(brandId, crisis)
  else decisions.crises.delete(brandId)
  return { brands: [brandId] }
}

/** All situations there are: a brand without one is in no crisis. */
export const applySituations = (state: LiveState, situations: readonly BrandSituation[]): Change => {
  const named = new Set(situations.map(({ brandId }) => brandId))
  const gone = [...state.decisions.crises.keys()].filter(brandId => !named.has(brandId))
  for (const brandId of gone) state.decisions.crises.delete(brandId)
  return { brands: [...gone, ...situations.flatMap(situation => applySituation(state, situation).brands)] }
}

/** Decisions are heard of from now on, or no longer. What a signal means on a screen depends on it. */
export const applyHeard = ({ brands, decisions }: LiveState, heard: boolean): Change => {
  if (decisions.heard === heard) return NO_CHANGE
  decisions.heard = heard
  return { brands: [...brands.values()].filter(({ openSignals }) => openSignals.size > 0).map(one => one.brandId) }
}

/** No crisis came of the signal in time: nobody is asked about it. */
export const settleSignal = ({ decisions }: LiveState, signalId: string, brandId: string): Change =>
  decisions.fresh.delete(signalId) ? { brands: [brandId] } : NO_CHANGE

/** What screens tell of a crisis: what was decided, and who is asked. The work of people, facts and updates are the console's. */
const TOLD = new Set([
  'suspected',
  'brandJoined',
  'questionPassedOn',
  'chainExhausted',
  'secondConfirmationRequested',
  'confirmed',
  'declined',
  'reopened',
  'stageEntered',
  'holdStarted',
  'holdReleased',
  'recoveryProposed',
  'recoveryStarted',
  'relapsed',
  'closed',
  'reviewOpened',
  'reviewCompleted',
])
const ENDS = new Set(['declined', 'closed', 'reviewCompleted'])
/** Its sentence holds the lessons, which are not for a screen. */
const OWN_TEXT: Readonly<Record<string, string>> = { reviewCompleted: 'The review is complete.' }

/** The brands of the crisis at this entry, from what its entries said so far; `known` when its beginning was not read. */
const brandsAt = ({ decisions }: LiveState, { crisisId, event }: CrisisEntry, known: readonly string[]) => {
  const before = decisions.brandsOf.get(crisisId) ?? (event?.suspected ? [] : known)
  const joining = [...(event?.suspected?.brandIds ?? []), ...(event?.brandJoined ? [event.brandJoined.brandId] : [])]
  const brandIds = [...new Set([...before, ...joining])]
  decisions.brandsOf.set(crisisId, brandIds)
  return brandIds
}

/** An entry of a crisis's timeline; entries come in the order of their seq. */
export const applyCrisisEntry = (
  state: LiveState,
  entry: CrisisEntry,
  known: readonly string[],
  place: Place,
): Change => {
  const { seq, crisisId, atMs, kind, text } = entry
  const brandIds = brandsAt(state, entry, known)
  if (ENDS.has(kind)) for (const brandId of brandIds) state.decisions.decidedAtMs.set(brandId, atMs)
  if (!TOLD.has(kind)) return NO_CHANGE
  const names = brandIds.map(brandId => brandName(state, brandId)).join(', ')
  const event: TimelineEvent = {
    id: `crisis/${seq}`,
    atMs,
    brandId: brandIds.length === 1 ? brandIds[0]! : '',
    kind: 'crisis',
    text: `${names}: ${OWN_TEXT[kind] ?? text}`,
    crisisId,
    crisisEvent: kind,
  }
  return { brands: ENDS.has(kind) ? brandIds : [], event: { event, place, brandIds } }
}
