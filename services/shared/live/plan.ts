import type { HoldState } from '../gen/tocsin/crisis/v1/HoldState.ts'
import type { ConnectorKind, ContactKind, Decisions, FlagCode, PlannedStep, Texts } from '../playbook/plan.ts'

/** What a person may do at most; where, their brands say. */
export type SessionRole = 'display' | 'responder' | 'manager' | 'admin'

/** Answer of `GET /v1/session`: who is signed in. */
export interface SessionView {
  readonly personId: string
  readonly name: string
  readonly role: SessionRole
  /** Empty means all. */
  readonly brandIds: readonly string[]
  /** Nobody had to show a token: whoever sits at this machine is this person. */
  readonly open: boolean
  /** When the token stops working; 0 means that no end is set. */
  readonly untilMs: number
}

/**
 * Answer of `GET /v1/plan`: a playbook as people read it. Every id that is named exists in the same answer. A running crisis keeps the
 * version that it names.
 */
export interface PlanView {
  /** 0 while no playbook was ever applied: everything is empty then. */
  readonly version: number
  readonly current: boolean
  readonly appliedAtMs: number
  readonly appliedBy: string
  readonly brands: readonly PlannedBrand[]
  readonly people: readonly PlannedPerson[]
  readonly roles: readonly PlannedRole[]
  /** The ladder; the first holds while suspected. */
  readonly stages: readonly PlannedStage[]
  readonly scenarios: readonly PlannedScenario[]
  /** Publishing connectors, which are asked when a hold starts. */
  readonly connectors: readonly PlannedConnector[]
  readonly decisions: Decisions
  /** By language. */
  readonly policy: Texts
  /** Shown to managers; empty for others. */
  readonly flagCodes: readonly FlagCode[]
}

export interface PlannedBrand {
  readonly brandId: string
  readonly name: string
  readonly timeZone: string
  readonly languages: readonly string[]
}

export interface PlannedPerson {
  readonly personId: string
  readonly name: string
  readonly languages: readonly string[]
  readonly timeZone: string
  /** Ids of the roles the person is qualified for. */
  readonly qualifications: readonly string[]
  readonly contacts: readonly PlannedContact[]
  /** Person id; empty when there is none. */
  readonly manager: string
  /** Set for people of an agency: what they may see, and until when. */
  readonly agency: { readonly name: string; readonly brandIds: readonly string[]; readonly until: string } | null
}

export interface PlannedContact {
  readonly contactId: string
  readonly kind: ContactKind
  /** The address; for those below manager all but its beginning and host is masked. */
  readonly target: string
  /** ISO day on which somebody last saw a test arrive; empty when nobody ever did. */
  readonly testedAt: string
}

/** The same id may be there twice: once for all brands, and once for the brands it names, which goes first for these. */
export interface PlannedRole {
  readonly roleId: string
  readonly title: string
  /** Empty means all. */
  readonly brandIds: readonly string[]
  /** For fact owners: what they can be asked about. */
  readonly subjects: readonly string[]
  /** Schedule that says who is on; empty when `people` hold it always, in that order. */
  readonly scheduleId: string
  readonly people: readonly string[]
}

export interface PlannedStage {
  readonly stageId: string
  readonly title: string
  /** Criteria in words. */
  readonly entry: readonly string[]
  readonly exit: readonly string[]
  readonly steps: readonly PlannedStep[]
  /** Role ids. */
  readonly notify: readonly string[]
  readonly mustAcknowledge: readonly string[]
  /** 0 means that no update is ever due. */
  readonly updateEveryMs: number
  /** Accounts that are held; empty means everything. */
  readonly holdAccounts: readonly string[]
}

export interface PlannedScenario {
  readonly scenarioId: string
  readonly title: string
  /** Stage entered on confirmation. */
  readonly firstStage: string
  /** By language; English is always there. */
  readonly holdingStatement: Texts
  readonly wordToStaff: Texts
  /** Role that speaks; empty when the scenario names none. */
  readonly spokesperson: string
  /** On top of those of the stages. */
  readonly steps: readonly PlannedStep[]
}

export interface PlannedConnector {
  readonly connectorId: string
  readonly title: string
  /** `webhook` is asked and answers; `manual` has no way in: a person stops it and says so. */
  readonly kind: ConnectorKind
  /** Empty means all. */
  readonly brandIds: readonly string[]
  /** Accounts that it publishes to; empty when it does not say. */
  readonly accounts: readonly string[]
  /** Role that answers for it. */
  readonly owner: string
  /** What the person does, in words; empty when the playbook does not say. */
  readonly instructions: string
  /** The page on which a person does it; of a webhook its address, masked for those below manager. Empty when there is none. */
  readonly target: string
}

/** Answer of `GET /v1/coverage`: who holds each role for each brand at a moment, by the current playbook. */
export interface CoverageView {
  readonly atMs: number
  readonly entries: readonly CoverageEntry[]
}

export interface CoverageEntry {
  readonly brandId: string
  readonly roleId: string
  readonly roleTitle: string
  /** Empty when nobody does: a hole in the plan. */
  readonly personId: string
  /** The rule that says so, as a sentence. */
  readonly because: string
  /** Who is asked next, in that order. */
  readonly next: readonly string[]
  /** When the answer may change; 0 when it does not. */
  readonly untilMs: number
}

/** Answer of `GET /v1/holds/{brandId}`, the publishing gate. Anything else than this answer means: treat as held. */
export interface HoldGateView {
  readonly answer: 'clear' | 'held'
  /** The holds that say so; none when clear, unless drills were asked for. */
  readonly holds: readonly HoldState[]
  /** The answer stands for everything that had happened up to this number … */
  readonly seq: number
  /** … as read at this moment. */
  readonly readAtMs: number
}

/** Body of the 503 of the gate. */
export interface HoldGateUnknown {
  readonly answer: 'unknown'
  readonly detail: string
  readonly fix: string
}

/** Body of every error, as `application/problem+json` (RFC 9457). */
export interface ProblemView {
  readonly type: string
  readonly title: string
  readonly status: number
  /** What is wrong. */
  readonly detail: string
  /** What to do about it, or who may. */
  readonly fix: string
  /** The rule that refused a command, e.g. NOT_SUSPECTED. */
  readonly code?: string
  readonly errors?: readonly { readonly field: string; readonly detail: string }[]
}
