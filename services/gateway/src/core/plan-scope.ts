import type { Person, Playbook, Role, Schedule } from '@tocsin/shared/playbook/plan.ts'
import { type Scope, seesAny } from './scope.ts'

const within = (scope: Scope, brandIds: readonly string[]): readonly string[] =>
  scope === undefined ? brandIds : brandIds.filter(id => scope.has(id))

const holdersOf = (schedules: readonly Schedule[], { scheduleId, people }: Role): readonly string[] => {
  const schedule = schedules.find(one => one.scheduleId === scheduleId)
  const onShift = schedule?.shifts.flatMap(shift => shift.people) ?? []
  return [...people, ...onShift, ...(schedule?.overrides.flatMap(({ personId }) => personId ?? []) ?? [])]
}

/** Who works for other brands only is left out, unless somebody who stays has them as a manager. */
const peopleWithin = (playbook: Playbook, scope: Scope, roles: readonly Role[], reader: string): readonly Person[] => {
  const holders = (some: readonly Role[]) => new Set(some.flatMap(role => holdersOf(playbook.schedules, role)))
  const [all, here] = [holders(playbook.roles), holders(roles)]
  const stays = ({ personId, agency }: Person): boolean =>
    personId === reader || ((here.has(personId) || !all.has(personId)) && seesAny(scope, agency?.brands ?? []))
  const kept = new Set(playbook.people.filter(stays).map(({ personId }) => personId))
  // A set grows while it is walked: managers of managers come too.
  for (const id of kept) {
    const manager = playbook.people.find(({ personId }) => personId === id)?.manager
    if (manager) kept.add(manager)
  }
  return playbook.people
    .filter(({ personId }) => kept.has(personId))
    .map(person =>
      person.agency ? { ...person, agency: { ...person.agency, brands: within(scope, person.agency.brands) } } : person,
    )
}

/**
 * The part of a playbook that concerns these brands: their roles, who holds them, their connectors and codes. What is for all stays, and so does
 * everybody without a role; every id that is named is there.
 */
export const planWithin = (playbook: Playbook, scope: Scope, reader: string): Playbook => {
  if (scope === undefined) return playbook
  const roles = playbook.roles
    .filter(({ brands }) => seesAny(scope, brands))
    .map(role => ({ ...role, brands: within(scope, role.brands) }))
  const roleIds = new Set(roles.map(({ roleId }) => roleId))
  const people = peopleWithin(playbook, scope, roles, reader)
  const personIds = new Set(people.map(({ personId }) => personId))
  const isRole = (roleId: string): boolean => roleIds.has(roleId)
  const own = <T extends { readonly brands: readonly string[] }>(all: readonly T[]): T[] =>
    all.filter(({ brands }) => seesAny(scope, brands)).map(one => ({ ...one, brands: within(scope, one.brands) }))
  return {
    ...playbook,
    brands: playbook.brands.filter(({ brandId }) => scope.has(brandId)),
    people: people.map(person => ({ ...person, qualifications: person.qualifications.filter(isRole) })),
    roles: roles.map(role => ({ ...role, people: role.people.filter(id => personIds.has(id)) })),
    stages: playbook.stages.map(stage => ({
      ...stage,
      notify: stage.notify.filter(isRole),
      mustAcknowledge: stage.mustAcknowledge.filter(isRole),
      steps: stage.steps.filter(({ roleId }) => isRole(roleId)),
    })),
    scenarios: playbook.scenarios.map(scenario => ({
      ...scenario,
      spokesperson: scenario.spokesperson && isRole(scenario.spokesperson) ? scenario.spokesperson : undefined,
      steps: scenario.steps.filter(({ roleId }) => isRole(roleId)),
    })),
    connectors: own(playbook.connectors).filter(({ owner }) => isRole(owner)),
    flagCodes: own(playbook.flagCodes),
  }
}
