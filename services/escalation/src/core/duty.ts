import { findHolder } from '@tocsin/shared/playbook/holder.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
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

/** Who would be asked about a suspicion of each brand, role by role: is there anybody? */
export const dutiesAt = (playbook: Playbook, atMs: number): Duties => {
  const agencyEnds = playbook.people.flatMap(({ agency }) => (agency ? [Date.parse(agency.until)] : []))
  let untilMs = Math.min(...agencyEnds.filter(endMs => endMs > atMs))
  const duties = playbook.brands.flatMap(({ brandId }) => {
    const links = chainOf(playbook, brandId)?.links ?? []
    return [...new Set(links.flatMap(({ roles }) => roles))].map(roleId => {
      const holder = findHolder(playbook, roleId, brandId, atMs)
      if (holder.untilMs !== undefined) untilMs = Math.min(untilMs, holder.untilMs)
      return { brandId, roleId, isHeld: holder.personId !== undefined }
    })
  })
  return { duties, untilMs }
}
