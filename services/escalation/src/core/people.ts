import { findHolder, type Holder } from '@tocsin/shared/playbook/holder.ts'
import type { Chain, Playbook, Role } from '@tocsin/shared/playbook/plan.ts'
import type { Crisis } from './state.ts'

/** Who gives a command, and what the token lets them do for the crisis's brands. */
export interface Actor {
  readonly personId: string
  readonly level: 'responder' | 'manager' | 'admin'
  /** What let them in, as the record of their command tells it. */
  readonly credential?: string
}

export const isManager = ({ level }: Actor): boolean => level !== 'responder'

/** Brands that a crisis concerns, and roles that people gave away by hand: what resolving a role needs. */
export type Concern = Pick<Crisis, 'brandIds' | 'roles'>

export const nameOf = (playbook: Playbook, personId: string): string =>
  playbook.people.find(person => person.personId === personId)?.name ?? personId

/** What a person of an agency may see, and until when; undefined for everybody else. */
export const agencyOf = (
  playbook: Playbook,
  personId: string,
): { readonly brands: readonly string[]; readonly untilMs: number } | undefined => {
  const agency = playbook.people.find(person => person.personId === personId)?.agency
  return agency && { brands: agency.brands, untilMs: Date.parse(agency.until) }
}

/** "Anna, Jan and Eva"; "nobody" for none. */
export const namesOf = (playbook: Playbook, personIds: readonly string[], last = 'and'): string => {
  const names = personIds.map(id => nameOf(playbook, id))
  if (names.length === 0) return 'nobody'
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

/** The chain made for the brand, else the one for all. */
export const chainOf = (playbook: Playbook, brandId: string): Chain | undefined =>
  playbook.chains.find(({ brands }) => brands.includes(brandId)) ??
  playbook.chains.find(({ brands }) => brands.length === 0)

/** The holders of a role for every brand of the crisis; who took it by hand goes before the schedules. */
export const holdersOf = (playbook: Playbook, { brandIds, roles }: Concern, roleId: string, now: number): Holder[] => {
  const byHand = roles.find(role => role.byHand && role.roleId === roleId)
  const found = brandIds.map(brandId => findHolder(playbook, roleId, brandId, now))
  if (!byHand) return found
  const next = [...new Set(found.flatMap(holder => [holder.personId ?? '', ...holder.next]))]
  return [
    {
      roleId,
      personId: byHand.personId,
      because: byHand.because,
      next: next.filter(id => id !== '' && id !== byHand.personId),
      untilMs: undefined,
    },
  ]
}

/** Everybody who holds one of the roles now, each once, in the order of the roles. */
export const peopleOf = (playbook: Playbook, concern: Concern, roleIds: readonly string[], now: number): string[] => [
  ...new Set(
    roleIds
      .flatMap(roleId => holdersOf(playbook, concern, roleId, now))
      .flatMap(({ personId }) => (personId === undefined ? [] : [personId])),
  ),
]

export interface Asking {
  readonly link: number
  readonly asked: string[]
}

/**
 * The first link from `from` on that reaches somebody who has not been asked in this round. A role whose holder was asked already
 * gives the next who may hold it, so that the question never goes to the same person twice while others are left.
 */
export const askLink = (
  playbook: Playbook,
  chain: Chain,
  concern: Concern & { readonly asked: readonly string[]; readonly from: number },
  now: number,
): Asking | undefined => {
  for (const [link, { roles }] of chain.links.entries()) {
    if (link < concern.from) continue
    const asked = roles
      .flatMap(roleId => holdersOf(playbook, concern, roleId, now))
      .map(({ personId, next }) => [personId ?? '', ...next].find(id => id !== '' && !concern.asked.includes(id)))
      .filter(id => id !== undefined)
    if (asked.length > 0) return { link, asked: [...new Set(asked)] }
  }
  return undefined
}

/** Everybody whom the chain reaches now. */
export const everybodyOf = (playbook: Playbook, chain: Chain | undefined, concern: Concern, now: number): string[] =>
  chain
    ? peopleOf(
        playbook,
        concern,
        chain.links.flatMap(({ roles }) => roles),
        now,
      )
    : []

/** Who may act in a crisis: who was asked or told, who holds a role or a step of it. */
export const teamOf = (crisis: Crisis): ReadonlySet<string> =>
  new Set([
    ...crisis.question.everAsked,
    ...crisis.confirmedBy,
    ...crisis.notified,
    ...crisis.acknowledgements.map(({ personId }) => personId),
    ...crisis.roles.map(({ personId }) => personId),
    ...crisis.steps.map(({ personId }) => personId),
    ...crisis.experts.flatMap(({ tried }) => tried),
  ])

/** Who is in the role's line of holders besides the one who has it. */
export const nextOf = (playbook: Playbook, concern: Concern, roleIds: readonly string[], now: number): string[] => [
  ...new Set(
    roleIds.flatMap(roleId => holdersOf(playbook, concern, roleId, now)).flatMap(({ next }) => next.slice(0, 1)),
  ),
]

const CHANGES_LOOKED_AT = 14

/** When somebody else holds the role; 0 when the schedules never say so, a later look otherwise. */
export const heldUntil = (playbook: Playbook, brandId: string, holder: Holder): number => {
  let current = holder
  for (let i = 0; i < CHANGES_LOOKED_AT && current.untilMs !== undefined; i++) {
    const later = findHolder(playbook, holder.roleId, brandId, current.untilMs)
    if (later.personId !== holder.personId) return current.untilMs
    current = later
  }
  return current.untilMs ?? 0
}

export const roleOf = (playbook: Playbook, roleId: string): Role | undefined =>
  playbook.roles.find(role => role.roleId === roleId)

/** A person may take a role that the playbook gives them, or that they are qualified for. */
export const isQualified = (playbook: Playbook, personId: string, roleId: string): boolean =>
  playbook.people.some(person => person.personId === personId && person.qualifications.includes(roleId)) ||
  playbook.roles.some(role => role.roleId === roleId && role.people.includes(personId))
