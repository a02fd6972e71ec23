import type { BrandInput } from '../gen/tocsin/config/v1/Brand.ts'

/** Texts by language, e.g. `{ en: "…", pl: "…" }`. */
export type Texts = Readonly<Record<string, string>>

export type ContactKind = 'webhook' | 'email' | 'ntfy'

/** A way to reach a person; `contactId` is unique within the person. */
export interface Contact {
  readonly contactId: string
  readonly kind: ContactKind
  /** An address: URL, mail address or ntfy topic URL. */
  readonly target: string
  /** When somebody last saw a test arrive (ISO date); undefined is told by `doctor` and the coverage page. */
  readonly testedAt: string | undefined
  /** Name of the secret that signs or authorises, read from the settings; never in the playbook. */
  readonly secret: string | undefined
}

export interface Person {
  readonly personId: string
  readonly name: string
  readonly languages: readonly string[]
  readonly timeZone: string
  /** Roles this person is qualified for. */
  readonly qualifications: readonly string[]
  readonly contacts: readonly Contact[]
  readonly manager: string | undefined
  /** Set for people of an agency: what they may see, and until when. */
  readonly agency: { readonly name: string; readonly brands: readonly string[]; readonly until: string } | undefined
}

/** A function in the crisis team, e.g. crisis-lead, spokesperson, approver, fact-owner-product. */
export interface Role {
  readonly roleId: string
  readonly title: string
  /** Brands it is for; empty means all. */
  readonly brands: readonly string[]
  /** For fact owners: the subjects they own. */
  readonly subjects: readonly string[]
  /** The schedule that says who is on; without one `people` holds always, in that order. */
  readonly scheduleId: string | undefined
  /** The fixed holders, or who is next when the schedule's person cannot. */
  readonly people: readonly string[]
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** A shift of local wall-clock time. `to` at or before `from` ends on the next day. */
export interface Shift {
  readonly days: readonly Weekday[]
  /** `HH:MM` in the schedule's time zone. */
  readonly from: string
  readonly to: string
  /** Who is on; more than one take turns by week, counted from `turnsFrom`. */
  readonly people: readonly string[]
}

/** Replaces the shifts between two local times (`YYYY-MM-DDTHH:MM`). Nobody when personId is undefined. */
export interface Override {
  readonly from: string
  readonly to: string
  readonly personId: string | undefined
  readonly reason: string
}

export interface Schedule {
  readonly scheduleId: string
  readonly timeZone: string
  readonly shifts: readonly Shift[]
  readonly overrides: readonly Override[]
  /** The Monday (`YYYY-MM-DD`) of the week in which the first of each shift's people is on. */
  readonly turnsFrom: string
}

/** Who is asked to confirm or decline, one after another. */
export interface Chain {
  readonly chainId: string
  /** Brands it is for; empty means all. */
  readonly brands: readonly string[]
  readonly links: readonly { readonly roles: readonly string[]; readonly waitMs: number }[]
  /** After the end: everybody is asked again each round, louder. */
  readonly repeatMs: number
}

export interface PlannedStep {
  readonly stepId: string
  readonly roleId: string
  readonly text: string
  readonly dueMs: number
  readonly mustDo: boolean
}

/** A rung of the ladder. The first one is *potential*: it holds while suspected. */
export interface Stage {
  readonly stageId: string
  readonly title: string
  readonly notify: readonly string[]
  readonly mustAcknowledge: readonly string[]
  readonly steps: readonly PlannedStep[]
  /** Criteria in words, shown to who decides. */
  readonly entry: readonly string[]
  readonly exit: readonly string[]
  /** How often an update is due; undefined means none. */
  readonly updateEveryMs: number | undefined
  /** Accounts that are held; undefined means everything. */
  readonly holdAccounts: readonly string[] | undefined
}

/** A crisis type. */
export interface Scenario {
  readonly scenarioId: string
  readonly title: string
  /** Pre-approved; one per language at least in English. */
  readonly holdingStatement: Texts
  readonly wordToStaff: Texts
  /** Stage entered on confirmation; undefined means the first after *potential*. */
  readonly firstStage: string | undefined
  readonly spokesperson: string | undefined
  /** Steps on top of those of the stages, due from the confirmation on. */
  readonly steps: readonly PlannedStep[]
}

export interface Decisions {
  /** Confirmation needs a second person. */
  readonly secondPerson: boolean
  /** A declined suspicion is quiet for this long unless it gets clearly worse. */
  readonly snoozeMs: number
  /** An acknowledgement lapses when the person does nothing on a must-do step for this long. */
  readonly acknowledgementLapseMs: number
  /** The rate must be usual for this long before recovery is proposed. */
  readonly usualForMs: number
  /** How long an expert may take before the next one is asked. */
  readonly expertDeadlineMs: number
  /** A hold is looked at again after this. */
  readonly holdReviewMs: number
  /** A review is due after this. */
  readonly reviewDueMs: number
}

export type ConnectorKind = 'webhook' | 'manual'

/** What publishes for brands, and must stop when a hold starts. */
export interface Connector {
  readonly connectorId: string
  readonly title: string
  /** `webhook` is asked by a signed request and answers; `manual` has no way in, so that a person does it and says so. */
  readonly kind: ConnectorKind
  /** Brands it publishes for; empty means all. */
  readonly brands: readonly string[]
  /** Accounts it publishes to; empty means that it does not say, so that every hold of its brands concerns it. */
  readonly accounts: readonly string[]
  /** Where a webhook is sent, or the page on which a person does it. */
  readonly target: string | undefined
  /** Name of the secret that signs, read from the settings; never in the playbook. */
  readonly secret: string | undefined
  /** The role that answers for it: its holder stops it by hand, or mends it. */
  readonly owner: string
  /** What the person does, in words. */
  readonly instructions: string | undefined
}

/** Lets employees without an account say that something is wrong. */
export interface FlagCode {
  readonly code: string
  readonly label: string
  readonly brands: readonly string[]
}

/** Everything a playbook says, checked: every id that is named exists. */
export interface Playbook {
  readonly brands: readonly (BrandInput & { readonly brandId: string })[]
  readonly people: readonly Person[]
  readonly roles: readonly Role[]
  readonly schedules: readonly Schedule[]
  readonly chains: readonly Chain[]
  readonly stages: readonly Stage[]
  readonly scenarios: readonly Scenario[]
  readonly decisions: Decisions
  readonly flagCodes: readonly FlagCode[]
  readonly connectors: readonly Connector[]
  /** The policy by language. */
  readonly policy: Texts
}
