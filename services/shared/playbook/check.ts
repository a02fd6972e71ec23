import { roleFor } from './holder.ts'
import type { Person, Playbook, Role } from './plan.ts'
import type { Place } from './shape.ts'

type Places = WeakMap<object, Place>

/** Everybody who can hold the role for the brand at some time. */
const canHold = (playbook: Playbook, roleId: string, brandId: string): readonly Person[] => {
  const role = roleFor(playbook.roles, roleId, brandId)
  if (!role) return []
  const schedule = playbook.schedules.find(({ scheduleId }) => scheduleId === role.scheduleId)
  const named = new Set([
    ...role.people,
    ...(schedule?.shifts.flatMap(({ people }) => people) ?? []),
    ...(schedule?.overrides.map(({ personId }) => personId) ?? []),
  ])
  return playbook.people.filter(
    ({ personId, agency }) => named.has(personId) && (!agency || agency.brands.includes(brandId)),
  )
}

const mustAct = (playbook: Playbook): Set<string> =>
  new Set([
    ...playbook.chains.flatMap(({ links }) => links.flatMap(({ roles }) => roles)),
    ...playbook.stages.flatMap(({ mustAcknowledge }) => mustAcknowledge),
    ...[...playbook.stages, ...playbook.scenarios].flatMap(({ steps }) =>
      steps.filter(({ mustDo }) => mustDo).map(({ roleId }) => roleId),
    ),
    ...playbook.connectors.map(({ owner }) => owner),
  ])

const overlap = (a: Role, b: Role): boolean =>
  a.roleId === b.roleId &&
  ((a.brands.length === 0 && b.brands.length === 0) || a.brands.some(brand => b.brands.includes(brand)))

/**
 * Reports where a plan whose every part is well formed would still do nothing: whom nobody can hold, a chain that reaches nobody, a person
 * who must act and cannot be told. Without brands there is nothing to check.
 */
export const checkPlan = (playbook: Playbook, places: Places): void => {
  const { brands, people, roles, chains, stages, scenarios, connectors } = playbook
  const report = (value: object, message: string): void => {
    const place = places.get(value)
    place?.reader.report(place.at, message)
  }
  const brandIds = brands.map(({ brandId }) => brandId)
  const reached = (roleId: string, brandId: string): boolean => canHold(playbook, roleId, brandId).length > 0

  for (const [index, role] of roles.entries()) {
    if (roles.slice(0, index).some(earlier => overlap(role, earlier)))
      report(role, `has the id "${role.roleId}" of an earlier role for the same brands`)
  }

  for (const stage of stages)
    for (const roleId of stage.mustAcknowledge) {
      const missing = brandIds.filter(brandId => !reached(roleId, brandId))
      if (missing.length > 0)
        report(stage, `must be acknowledged by "${roleId}", a role that nobody can ever hold for ${missing.join(', ')}`)
    }

  for (const chain of chains)
    for (const brandId of chain.brands.length > 0 ? chain.brands : brandIds)
      if (!chain.links.some(link => link.roles.some(roleId => reached(roleId, brandId))))
        report(chain, `reaches nobody for ${brandId}: no role of its links has a person`)

  if (stages.length > 0)
    for (const brand of brands)
      if (!chains.some(chain => chain.brands.length === 0 || chain.brands.includes(brand.brandId)))
        report(brand, 'has no chain, so that nobody would be asked about a suspicion')

  if (stages.length === 1)
    report(stages[0]!, 'is the only stage: it holds while suspected, and a confirmed crisis needs one more')

  const stepIds = new Set(stages.flatMap(({ steps }) => steps.map(({ stepId }) => stepId)))
  for (const scenario of scenarios) {
    if (scenario.firstStage !== undefined && scenario.firstStage === stages[0]?.stageId)
      report(scenario, `begins with "${scenario.firstStage}", the stage that holds only while suspected`)
    for (const step of scenario.steps)
      if (stepIds.has(step.stepId)) report(step, `has the id "${step.stepId}" of a step of a stage`)
  }

  for (const connector of connectors) {
    const own = connector.brands.length > 0 ? connector.brands : brandIds
    const missing = own.filter(brandId => !reached(connector.owner, brandId))
    if (missing.length > 0)
      report(connector, `is owned by "${connector.owner}", a role that nobody can ever hold for ${missing.join(', ')}`)
  }

  const acting = mustAct(playbook)
  const actors = new Set([...acting].flatMap(roleId => brandIds.flatMap(brandId => canHold(playbook, roleId, brandId))))
  for (const person of people)
    if (actors.has(person) && person.contacts.length === 0)
      report(person, 'must act by the plan, but has no contact to be reached at')
}
