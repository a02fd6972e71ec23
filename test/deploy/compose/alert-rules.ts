import { join } from 'node:path'
import { plainRules, RULE_FILES } from '../monitoring/rules.ts'
import { COMPOSE_DIR } from './compose-file.ts'

const HEAD = '# Written by `npm run -s compose:rules -w @tocsin/test`; a test says when it is old.\n'

/** The alert rules of Kubernetes as Prometheus itself reads them: path and text of each file. */
export const alertRuleFiles = (): readonly (readonly [path: string, text: string])[] =>
  RULE_FILES.map(file => [join(COMPOSE_DIR, 'rules', file), HEAD + plainRules(file)])
