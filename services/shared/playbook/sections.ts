import { brand } from './brand.ts'
import { chain } from './chain.ts'
import { connector } from './connector.ts'
import { decisions, flagCode } from './decisions.ts'
import { person, role } from './person.ts'
import { texts } from './scalars.ts'
import { schedule } from './schedule.ts'
import { distinct, list, optional, record } from './shape.ts'
import { scenario, stage } from './stage.ts'

/** One file: any of these sections. The files of a folder together are one playbook. */
export const sections = record({
  brands: optional(list(brand), [], 'What is listened for.'),
  people: optional(list(person), [], 'Everybody the plan names.'),
  roles: optional(list(role), [], 'Functions in the crisis team.'),
  schedules: optional(list(schedule), [], 'Who is on, week by week.'),
  chains: optional(list(chain), [], 'Who is asked to confirm or decline.'),
  stages: optional(list(stage), [], 'The ladder, beginning with the stage of a suspicion.'),
  scenarios: optional(list(scenario), [], 'Crisis types.'),
  decisions: optional(decisions, undefined, 'How people decide; said once.'),
  flagCodes: optional(
    distinct(list(flagCode), ({ code }) => code, 'flag code'),
    [],
    'Links by which employees without an account say that something is wrong.',
  ),
  connectors: optional(list(connector), [], 'What publishes for the brands, and must stop when a hold starts.'),
  policy: optional(texts(), {}, 'The policy, by language.'),
})
