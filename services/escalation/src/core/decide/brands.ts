import type { CommandOf, Context } from '../commands.ts'
import { happened } from '../event.ts'
import { isRejection, reject } from '../rejection.ts'
import { openCrisisOf, type State } from '../state.ts'
import { type Decision, existing, firstOf, mustBeInTeam, mustBeOpen } from './rules.ts'

/** The crisis concerns another brand too. Its hold is not widened: a person starts one for that brand. */
export const joinBrand = (state: State, command: CommandOf<'joinBrand'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { brandId, actor } = command
  if (crisis.brandIds.includes(brandId)) return []
  const other = openCrisisOf(state, brandId, crisis.drill)
  const refused = firstOf(
    mustBeOpen(crisis, context),
    mustBeInTeam(crisis, actor, context),
    context.playbook.brands.some(brand => brand.brandId === brandId)
      ? undefined
      : reject('NO_SUCH_BRAND', `There is no brand ${brandId} in the playbook.`),
    other
      ? reject('BRAND_IN_OTHER_CRISIS', `${brandId} is in ${other.crisisId} already: decline or close that one first.`)
      : undefined,
  )
  return refused ?? [happened(crisis.crisisId, 'brandJoined', { brandId, by: actor.personId })]
}
