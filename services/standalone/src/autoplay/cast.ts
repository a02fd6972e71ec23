import { randomBytes } from 'node:crypto'
import { type AccessToken, hashToken } from '@tocsin/escalation/access-token.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'

/** The invented colleagues who act, and what each shows to the API. */
export interface Cast {
  readonly tokenOf: ReadonlyMap<string, string>
  readonly access: readonly AccessToken[]
}

/** Everybody who holds a role of the brand, but not `visitor`; whoever is somebody's manager may do what managers may. New tokens each time. */
export const castOf = (playbook: Playbook, brandId: string, visitor: string): Cast => {
  const roles = playbook.roles.filter(({ brands }) => brands.includes(brandId))
  const scheduled = playbook.schedules
    .filter(({ scheduleId }) => roles.some(role => role.scheduleId === scheduleId))
    .flatMap(({ shifts }) => shifts.flatMap(({ people }) => people))
  const ids = new Set([...roles.flatMap(({ people }) => people), ...scheduled])
  ids.delete(visitor)
  const managers = new Set(playbook.people.map(({ manager }) => manager))
  const tokenOf = new Map([...ids].map(id => [id, randomBytes(24).toString('base64url')]))
  return {
    tokenOf,
    access: [...tokenOf].map(([personId, token]) => ({
      sha256: hashToken(token),
      personId,
      role: managers.has(personId) ? 'manager' : 'responder',
      brands: [brandId],
    })),
  }
}
