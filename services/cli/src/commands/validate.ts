import { loadPlaybook } from '@tocsin/shared/playbook/load.ts'
import { formatProblem } from '@tocsin/shared/playbook/playbook.ts'
import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Command } from '../command.ts'

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

export const validate: Command = {
  name: 'validate',
  takes: 'DIR',
  doc: 'Check a playbook; each problem with file, line and column.',
  options: {},
  maxPositionals: 1,
  async run(parsed, terminal) {
    const [folder] = parsed.positionals
    if (folder === undefined) throw new UsageError('validate needs a folder, e.g. deploy/playbooks/demo')
    const { playbook, problems } = loadPlaybook(folder)
    for (const problem of problems) terminal.out(formatProblem(problem))
    if (!playbook) {
      terminal.err(`${counted(problems.length, 'problem')}; this playbook cannot be used`)
      return 1
    }
    const { brands, people, roles, stages, scenarios } = playbook
    terminal.out(
      [
        counted(brands.length, 'brand'),
        counted(people.length, 'person', 'people'),
        counted(roles.length, 'role'),
        counted(stages.length, 'stage'),
        counted(scenarios.length, 'scenario'),
        'no problems',
      ].join(', '),
    )
    return 0
  },
}
