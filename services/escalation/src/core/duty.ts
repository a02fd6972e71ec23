import { findHolder, type Holder, roleFor } from '@tocsin/shared/playbook/holder.ts'
import type { Playbook, Role } from '@tocsin/shared/playbook/plan.ts'
import { chainOf } from './people.ts'

/** Whether somebody holds a role that the chain of a brand asks. */
export interface Duty {
  readonly brandId: string
  readonly roleId: string
  readonly isHeld: boolean
}

export interface Duties {
  readonly duties: readonly Duty[]
  /** Until then the answer holds; infinite when nothing changes it but another plan. */
  readonly untilMs: number
}

/** Only people of agencies act for some brands and not for others. */
const hasAgencies = ({ people, schedules }: Playbook, role: Role): boolean => {
  const schedule = schedules.find(({ scheduleId }) => scheduleId === role.scheduleId)
  const named = new Set([
    ...role.people,
    ...(schedule?.shifts.flatMap(shift => shift.people) ?? []),
    ...(schedule?.overrides.map(({ personId }) => personId) ?? []),
  ])
  return people.some(({ personId, agency }) => agency && named.has(personId))
}

/** The holder of a role for a brand, worked out once for all brands that share it: many brands have few roles. */
const holdersAt = (playbook: Playbook, atMs: number): ((roleId: string, brandId: string) => Holder) => {
  const shared = new Map<Role, Holder | undefined>()
  return (roleId, brandId) => {
    const role = roleFor(playbook.roles, roleId, brandId)
    const known = role && shared.get(role)
    if (known) return known
    const holder = findHolder(playbook, roleId, brandId, atMs)
    if (role && !shared.has(role)) shared.set(role, hasAgencies(playbook, role) ? undefined : holder)
    return holder
  }
}

/** Who would be asked about a suspicion of each brand, role by role: is there anybody? */
export const dutiesAt = (playbook: Playbook, atMs: number): Duties => {
  const holderOf = holdersAt(playbook, atMs)
  const agencyEnds = playbook.people.flatMap(({ agency }) => (agency ? [Date.parse(agency.until)] : []))
  let untilMs = Math.min(...agencyEnds.filter(endMs => endMs > atMs))
  const duties = playbook.brands.flatMap(({ brandId }) => {
    const links = chainOf(playbook, brandId)?.links ?? []
    return [...new Set(links.flatMap(({ roles }) => roles))].map(roleId => {
      const holder = holderOf(roleId, brandId)
      if (holder.untilMs !== undefined) untilMs = Math.min(untilMs, holder.untilMs)
      return { brandId, roleId, isHeld: holder.personId !== undefined }
    })
  })
  return { duties, untilMs }
}
