import { fileURLToPath } from 'node:url'
import type { RuleInput } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { loadPlaybook } from '@tocsin/shared/playbook/load.ts'
import { expect, it } from 'vitest'
import { DEFAULT_RULES, FLAG_RULE } from './default-rules.ts'

const folder = (name: string): string => fileURLToPath(new URL(`../../../../deploy/playbooks/${name}`, import.meta.url))

/** Authors mean nothing to a rule of volume, and a playbook cannot say that there is no least number of them. */
const told = ({ minimumAuthors, ...rule }: RuleInput) =>
  rule.kind === 'RULE_KIND_VOLUME' ? rule : { ...rule, minimumAuthors }

const byId = (rules: readonly RuleInput[]) => rules.map(told).sort((a, b) => (a.ruleId! < b.ruleId! ? -1 : 1))

it.each(['en', 'pl', 'sv', 'id'])('the starter playbook %s spells out the rules of a brand that names none', name => {
  const [brand] = loadPlaybook(folder(name)).playbook!.brands
  // employees may flag whatever the rules are
  expect(byId(brand!.rules as RuleInput[])).toEqual(byId(DEFAULT_RULES.filter(rule => rule !== FLAG_RULE)))
})
