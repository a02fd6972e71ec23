import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Phase } from '@tocsin/shared/gen/tocsin/crisis/v1/Phase.ts'

const RANK: Readonly<Record<Phase, number>> = {
  PHASE_SUSPECTED: 0,
  PHASE_ACTIVE: 1,
  PHASE_RECOVERING: 2,
  PHASE_REVIEW: 3,
  PHASE_CLOSED: 4,
  PHASE_DECLINED: 4,
  PHASE_UNSPECIFIED: 4,
}

/** Suspected, active and recovering ones still ask something of people. */
export const isOpen = ({ phase }: Crisis): boolean => RANK[phase] < RANK.PHASE_REVIEW

export interface CrisisList {
  readonly open: readonly Crisis[]
  readonly ended: readonly Crisis[]
}

/** Of one brand or, with an empty id, of all; the open ones by phase, real ones before drills; those that ended latest first. */
export const crisisList = (crises: readonly Crisis[], brandId: string): CrisisList => {
  const wanted = crises.filter(({ brandIds }) => brandId === '' || brandIds.includes(brandId))
  const open = wanted.filter(isOpen)
  const ended = wanted.filter(crisis => !isOpen(crisis))
  return {
    open: open.sort(
      (a, b) => Number(a.drill) - Number(b.drill) || RANK[a.phase] - RANK[b.phase] || a.openedAtMs - b.openedAtMs,
    ),
    ended: ended.sort((a, b) => b.phaseSinceMs - a.phaseSinceMs),
  }
}

/** The live value of each, and what only the longer list has. */
export const joined = (live: Iterable<Crisis>, listed: readonly Crisis[]): readonly Crisis[] => {
  const byId = new Map(listed.map(crisis => [crisis.crisisId, crisis]))
  for (const crisis of live) {
    const held = byId.get(crisis.crisisId)
    if (!held || held.seq <= crisis.seq) byId.set(crisis.crisisId, crisis)
  }
  return [...byId.values()]
}
