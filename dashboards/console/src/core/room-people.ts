import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { PlannedPerson, PlannedRole, PlanView } from '@tocsin/shared/live/plan.ts'

export type AcknowledgementStanding = 'waiting' | 'lapsed' | 'acknowledged'

export interface AcknowledgementRow {
  readonly personId: string
  readonly standing: AcknowledgementStanding
  /** When the asking that counts began; 0 while the timeline does not say. */
  readonly askedAtMs: number
  /** How often they were asked in this entry of the stage; 0 while the timeline does not say. */
  readonly timesAsked: number
  /** 0 until they acknowledged. */
  readonly acknowledgedAtMs: number
}

export interface RoleRow {
  readonly roleId: string
  readonly title: string
  /** Empty when nobody holds it. */
  readonly personId: string
  readonly because: string
  readonly next: readonly string[]
  readonly mine: boolean
}

const RANK: Readonly<Record<AcknowledgementStanding, number>> = { lapsed: 0, waiting: 1, acknowledged: 2 }

const wasAsked = ({ event }: TimelineEntry, personId: string): boolean =>
  event?.stageEntered?.mustAcknowledge.includes(personId) === true ||
  (event?.roleAssigned?.personId === personId && event.roleAssigned.mustAcknowledge)

const askedAgain = ({ event }: TimelineEntry, personId: string): boolean =>
  event?.acknowledgementOverdue?.personId === personId || event?.acknowledgementLapsed?.personId === personId

/** Who must acknowledge, the lapsed and waiting ones first. The timeline, in the order of its numbers, says when they were asked. */
export const acknowledgementRows = (
  { acknowledgements }: Pick<Crisis, 'acknowledgements'>,
  timeline: readonly TimelineEntry[],
): AcknowledgementRow[] =>
  acknowledgements
    .map(({ personId, acknowledged, lapsed, atMs }): AcknowledgementRow => {
      const asked = timeline.findLastIndex(entry => wasAsked(entry, personId))
      const since = asked === -1 ? [] : timeline.slice(asked)
      return {
        personId,
        standing: acknowledged ? 'acknowledged' : lapsed ? 'lapsed' : 'waiting',
        askedAtMs: since[0]?.atMs ?? 0,
        timesAsked: since.length === 0 ? 0 : 1 + since.filter(entry => askedAgain(entry, personId)).length,
        acknowledgedAtMs: atMs,
      }
    })
    .sort((a, b) => RANK[a.standing] - RANK[b.standing])

/** The role as the plan has it for these brands: one made for a brand goes before the one for all. */
export const plannedRole = (
  plan: Pick<PlanView, 'roles'>,
  roleId: string,
  brandIds: readonly string[],
): PlannedRole | undefined =>
  plan.roles.find(role => role.roleId === roleId && role.brandIds.some(id => brandIds.includes(id))) ??
  plan.roles.find(role => role.roleId === roleId)

export const roleRows = (
  { roles, brandIds }: Pick<Crisis, 'roles' | 'brandIds'>,
  plan: Pick<PlanView, 'roles'>,
  personId: string,
): RoleRow[] =>
  roles.map(role => ({
    roleId: role.roleId,
    title: plannedRole(plan, role.roleId, brandIds)?.title ?? role.roleId,
    personId: role.personId,
    because: role.because,
    next: role.next,
    mine: personId !== '' && role.personId === personId,
  }))

/** Who may take a role by the plan, besides who has it. */
export const candidatesFor = (
  plan: Pick<PlanView, 'people' | 'roles'>,
  roleId: string,
  holderId: string,
): PlannedPerson[] =>
  plan.people.filter(
    ({ personId, qualifications }) =>
      personId !== holderId &&
      (qualifications.includes(roleId) ||
        plan.roles.some(role => role.roleId === roleId && role.people.includes(personId))),
  )

/** What experts can be asked about for these brands. */
export const subjectsFor = (plan: Pick<PlanView, 'roles'>, brandIds: readonly string[]): string[] => [
  ...new Set(
    plan.roles
      .filter(role => role.brandIds.length === 0 || role.brandIds.some(id => brandIds.includes(id)))
      .flatMap(({ subjects }) => subjects),
  ),
]

/** The starter playbooks' id first, then the short one. */
const LEADS = ['crisis-lead', 'lead']

/** Who leads: the crisis lead, else who confirmed it; empty when neither is known. */
export const leaderOf = ({ roles, confirmedBy }: Pick<Crisis, 'roles' | 'confirmedBy'>): string =>
  LEADS.map(lead => roles.find(({ roleId }) => roleId === lead)?.personId).find(Boolean) || confirmedBy[0] || ''
