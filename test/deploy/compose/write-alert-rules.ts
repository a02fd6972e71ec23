import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { alertRuleFiles } from './alert-rules.ts'

for (const [path, text] of alertRuleFiles()) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
