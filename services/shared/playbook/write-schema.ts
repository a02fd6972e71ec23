import { writeFileSync } from 'node:fs'
import { playbookSchema } from './schema.ts'

const PUBLISHED = new URL('../../../deploy/playbooks/playbook.schema.json', import.meta.url)

writeFileSync(PUBLISHED, `${JSON.stringify(playbookSchema(), null, 2)}\n`)
