import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { HoldScope } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldScope.ts'
import type { LastingHarm } from '@tocsin/shared/gen/tocsin/crisis/v1/LastingHarm.ts'
import type { Bodies } from './event.ts'
import { emptyTable, get, type Table } from './table.ts'

export type Phase = 'suspected' | 'active' | 'recovering' | 'review' | 'closed' | 'declined'

/** A first confirmation that waits for the second person. */
export interface FirstConfirmation {
  readonly personId: string
  readonly scenarioId: string
}

/** The question that is asked while suspected. */
export interface Question {
  readonly link: number
  /** Counts askings over the crisis's whole life: notifications are keyed by it. */
  readonly round: number
  /** Asked now. */
  readonly asked: readonly string[]
  /** Asked at any time since the question opened. */
  readonly everAsked: readonly string[]
  readonly deadlineMs: number
  readonly loudness: number
  readonly first: FirstConfirmation | undefined
}

export interface StepState {
  readonly stepId: string
  readonly stageId: string
  readonly roleId: string
  /** Empty when nobody holds the role. */
  readonly personId: string
  readonly text: string
  readonly status: 'open' | 'taken' | 'done' | 'blocked'
  readonly dueMs: number
  readonly overdue: boolean
  readonly mustDo: boolean
  readonly note: string
}

export interface Acknowledgement {
  readonly personId: string
  readonly acknowledged: boolean
  readonly lapsed: boolean
  readonly atMs: number
  /** 0 when it does not lapse: nothing to do, or something was done. */
  readonly lapsesAtMs: number
  /** Asked again when it is not given by then. */
  readonly dueMs: number
  readonly round: number
}

export interface RoleState {
  readonly roleId: string
  readonly personId: string
  readonly because: string
  /** When the schedules name somebody else; 0 when a person assigned it, or it never changes. */
  readonly untilMs: number
  readonly byHand: boolean
}

export interface ExpertQuestion {
  readonly questionId: string
  readonly subject: string
  readonly text: string
  readonly by: string
  readonly personId: string
  readonly tried: readonly string[]
  readonly deadlineMs: number
  readonly fact: string
  readonly answeredBy: string
}

export interface HoldRecord {
  readonly holdId: string
  /** Empty for a hold outside any crisis. */
  readonly crisisId: string
  readonly brandIds: readonly string[]
  readonly scope: HoldScope
  readonly reason: string
  readonly personId: string
  readonly startedAtMs: number
  readonly reviewByMs: number
  readonly reviewsDue: number
  /** 0 while it is on. */
  readonly releasedAtMs: number
  readonly drill: boolean
  /** Version of the playbook that names its connectors; 0 when none was asked. */
  readonly playbookVersion: number
  /** Connectors that were asked; each has failed when it has said nothing by `answerByMs`. */
  readonly connectors: readonly string[]
  readonly answerByMs: number
  readonly enforcements: readonly Bodies['enforcementReported'][]
  /** Posts that a person released and whose connector has not said so yet, as `postKey`. */
  readonly releasing: readonly string[]
}

/** A post of a connector, among those of a hold. */
export const postKey = (connector: string, postId: string): string => `${connector}/${postId}`

/** A connector was asked and neither answered nor ran out of time. */
export const isAsking = ({ enforcements }: HoldRecord): boolean =>
  enforcements.some(({ state }) => state === 'ENFORCEMENT_STATE_ASKED')

export interface Decline {
  readonly reason: string
  readonly snoozedUntilMs: number
  readonly share: number
  readonly mentionsPerMinute: number
}

export interface Crisis {
  readonly crisisId: string
  readonly brandIds: readonly string[]
  readonly phase: Phase
  readonly phaseSinceMs: number
  readonly openedAtMs: number
  readonly drill: boolean
  /** The version that it keeps until its end. */
  readonly playbookVersion: number
  readonly chainId: string
  /** The latest recorded figures of each signal. */
  readonly evidence: readonly Evidence[]
  readonly openSignals: readonly string[]
  /** Since when no signal is open; 0 while one is. */
  readonly usualSinceMs: number
  /** When recovery is proposed; 0 for never, or already done. */
  readonly proposeRecoveryAtMs: number
  readonly recoveryProposed: boolean
  readonly question: Question
  readonly confirmedBy: readonly string[]
  readonly scenarioId: string
  readonly harm: LastingHarm | undefined
  readonly stageId: string
  readonly entry: number
  readonly notified: readonly string[]
  readonly roles: readonly RoleState[]
  readonly steps: readonly StepState[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly nextUpdateDueMs: number
  readonly updateOverdue: boolean
  readonly cause: { readonly text: string; readonly ownerId: string; readonly removed: boolean } | undefined
  readonly experts: readonly ExpertQuestion[]
  readonly holdIds: readonly string[]
  readonly decline: Decline | undefined
  readonly reviewDueMs: number
  readonly lessons: string
  /** Number of the last event that changed it. */
  readonly seq: number
}

/** All crises and holds of the organisation: one sequence. */
export interface State {
  /** Number of the last event. */
  readonly seq: number
  readonly crises: Table<Crisis>
  /** Ids of crises that are not closed, oldest first: what timers and signals look at. */
  readonly live: readonly string[]
  /** The crisis that took each signal: an episode asks once. */
  readonly signals: Table<string>
  readonly holds: Table<HoldRecord>
  /** Ids of holds that are on, oldest first. */
  readonly liveHolds: readonly string[]
  /** Ids of holds, released ones too, with a connector that has not answered. */
  readonly askingHolds: readonly string[]
}

export const initialState: State = {
  seq: 0,
  crises: emptyTable(),
  live: [],
  signals: emptyTable(),
  holds: emptyTable(),
  liveHolds: [],
  askingHolds: [],
}

export const crisisOf = (state: State, crisisId: string): Crisis | undefined => get(state.crises, crisisId)

export const ownerOfSignal = (state: State, signalId: string): Crisis | undefined =>
  crisisOf(state, get(state.signals, signalId) ?? '')

export const holdOf = (state: State, holdId: string): HoldRecord | undefined => get(state.holds, holdId)

export const liveCrises = (state: State): Crisis[] => state.live.map(id => crisisOf(state, id)!)

export const liveHolds = (state: State): HoldRecord[] => state.liveHolds.map(id => holdOf(state, id)!)

/** Holds of a crisis, oldest first; released ones too. */
export const holdsOf = (state: State, { holdIds }: Crisis): HoldRecord[] => holdIds.map(id => holdOf(state, id)!)

const OPEN: ReadonlySet<Phase> = new Set(['suspected', 'active', 'recovering'])

/** People have to decide or act. */
export const isOpen = ({ phase }: Crisis): boolean => OPEN.has(phase)

/** The open crisis of a brand. A drill and a real crisis never stand for each other. */
export const openCrisisOf = (state: State, brandId: string, drill: boolean): Crisis | undefined =>
  liveCrises(state).find(crisis => crisis.drill === drill && isOpen(crisis) && crisis.brandIds.includes(brandId))
