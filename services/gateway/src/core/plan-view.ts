import type { CoverageEntry, PlannedContact, PlanView, SessionView } from '@tocsin/shared/live/plan.ts'
import { findHolder, roleFor } from '@tocsin/shared/playbook/holder.ts'
import type { Contact, Person, Playbook } from '@tocsin/shared/playbook/plan.ts'
import { seesBrand } from './scope.ts'

/** What is known of a version beside its texts. */
export interface PlanVersion {
  readonly version: number
  readonly current: boolean
  readonly appliedAtMs: number
  readonly appliedBy: string
}

/** Enough to recognise one's own address, and too little to use another's. */
export const maskedTarget = (target: string): string => {
  const at = target.lastIndexOf('@')
  if (at > 0 && !target.includes('://')) return `${target[0]}…${target.slice(at)}`
  const origin = /^[a-z]+:\/\/[^/]+/.exec(target)?.[0]
  return origin === undefined ? '…' : `${origin}/…`
}

const contactView = ({ contactId, kind, target, testedAt = '' }: Contact, whole: boolean): PlannedContact => ({
  contactId,
  kind,
  target: whole ? target : maskedTarget(target),
  testedAt,
})

const personView = (person: Person, whole: boolean): PlanView['people'][number] => ({
  personId: person.personId,
  name: person.name,
  languages: person.languages,
  timeZone: person.timeZone,
  qualifications: person.qualifications,
  contacts: person.contacts.map(contact => contactView(contact, whole)),
  manager: person.manager ?? '',
  agency: person.agency
    ? { name: person.agency.name, brandIds: person.agency.brands, until: person.agency.until }
    : null,
})

/** The playbook as this person reads it: addresses and codes whole for managers only, one's own address for oneself too. */
export const planView = (
  playbook: Playbook,
  { version, current, appliedAtMs, appliedBy }: PlanVersion,
  { role, personId }: Pick<SessionView, 'role' | 'personId'>,
): PlanView => {
  const manages = role === 'manager' || role === 'admin'
  const afterPotential = playbook.stages[1]?.stageId ?? playbook.stages[0]?.stageId ?? ''
  return {
    version,
    current,
    appliedAtMs,
    appliedBy,
    brands: playbook.brands.map(({ brandId, name, timeZone, languages }) => ({
      brandId,
      name: name || brandId,
      timeZone: timeZone || 'UTC',
      languages: languages ?? [],
    })),
    people: playbook.people.map(person => personView(person, manages || person.personId === personId)),
    roles: playbook.roles.map(({ roleId, title, brands, subjects, scheduleId = '', people }) => ({
      roleId,
      title,
      brandIds: brands,
      subjects,
      scheduleId,
      people,
    })),
    stages: playbook.stages.map(({ updateEveryMs = 0, holdAccounts = [], ...stage }) => ({
      ...stage,
      updateEveryMs,
      holdAccounts,
    })),
    scenarios: playbook.scenarios.map(({ firstStage = afterPotential, spokesperson = '', ...scenario }) => ({
      ...scenario,
      firstStage,
      spokesperson,
    })),
    connectors: playbook.connectors.map(({ connectorId, title, kind, brands, accounts, owner, ...rest }) => ({
      connectorId,
      title,
      kind,
      brandIds: brands,
      accounts,
      owner,
      instructions: rest.instructions ?? '',
      target: manages || kind === 'manual' || !rest.target ? (rest.target ?? '') : maskedTarget(rest.target),
    })),
    decisions: playbook.decisions,
    policy: playbook.policy,
    flagCodes: manages ? playbook.flagCodes : [],
  }
}

/** Who holds each role for each of these brands at a moment; a role that no brand of them has is left out. */
export const coverage = (
  playbook: Playbook,
  brandIds: ReadonlySet<string> | undefined,
  atMs: number,
): CoverageEntry[] => {
  const roleIds = [...new Set(playbook.roles.map(({ roleId }) => roleId))]
  return playbook.brands
    .filter(({ brandId }) => seesBrand(brandIds, brandId))
    .flatMap(({ brandId }) =>
      roleIds.flatMap(roleId => {
        const role = roleFor(playbook.roles, roleId, brandId)
        if (!role) return []
        const { personId = '', because, next, untilMs = 0 } = findHolder(playbook, roleId, brandId, atMs)
        return [{ brandId, roleId, roleTitle: role.title, personId, because, next, untilMs }]
      }),
    )
}
