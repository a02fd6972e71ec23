import { findHolder, type Holder } from '@tocsin/shared/playbook/holder.ts'
import { loadPlaybook } from '@tocsin/shared/playbook/load.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import { formatProblem, type ParsedPlaybook, parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command, Terminal } from '../command.ts'
import { CALLER_OPTIONS } from '../connection.ts'
import { getPlaybook } from './playbook.ts'

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

type Options = Readonly<Record<string, string | boolean | undefined>>

const known = (options: Options, name: string, ids: readonly string[]): string => {
  const value = options[name]
  if (typeof value !== 'string') throw new UsageError(`who needs --${name} ID, one of ${[...new Set(ids)].join(', ')}`)
  if (!ids.includes(value)) throw new UsageError(`the playbook has no ${name} "${value}".${didYouMean(value, ids)}`)
  return value
}

const instant = ({ at }: Options): number => {
  if (at === undefined) return Date.now()
  const ms = typeof at === 'string' && WITH_ZONE.test(at) ? Date.parse(at) : Number.NaN
  if (Number.isNaN(ms)) throw new UsageError(`--at must be a time with its zone such as 2026-03-28T23:40+01:00`)
  return ms
}

/** The folder's, or the current one of the running instance. */
const playbookOf = async (parsed: ParsedArguments, terminal: Terminal): Promise<ParsedPlaybook> => {
  const folder = parsed.options['playbooks']
  if (typeof folder === 'string') return loadPlaybook(folder)
  return parsePlaybook((await getPlaybook(parsed, terminal, 0)).files)
}

/** The answer as lines: who, by which rule, until when, who is next. */
export const holderLines = ({ people }: Playbook, holder: Holder): string[] => {
  const name = (id: string): string => `${people.find(({ personId }) => personId === id)?.name ?? id} (${id})`
  return [
    holder.personId === undefined ? 'nobody' : name(holder.personId),
    `  because: ${holder.because}`,
    ...(holder.untilMs === undefined ? [] : [`  until: ${new Date(holder.untilMs).toISOString()}`]),
    `  next: ${holder.next.map(name).join(', ') || 'nobody'}`,
  ]
}

export const who: Command = {
  name: 'who',
  takes: '--role ID --brand ID [--at TIME]',
  doc: 'Who holds a role by the playbook, by which rule, and who is next.',
  options: {
    role: { value: 'ID', doc: 'Role, e.g. crisis-lead.' },
    brand: { value: 'ID', doc: 'Brand, e.g. norrbryggt.' },
    at: { value: 'TIME', doc: 'With its zone, e.g. 2026-03-28T23:40+01:00 (default: now).' },
    playbooks: { value: 'DIR', doc: 'Ask this folder (default: the running instance).' },
    json: { doc: 'Print JSON.' },
    ...CALLER_OPTIONS,
  },
  async run(parsed, terminal) {
    const { options } = parsed
    const { playbook, problems } = await playbookOf(parsed, terminal)
    if (!playbook) {
      for (const problem of problems) terminal.err(formatProblem(problem))
      return 1
    }
    const roleIds = playbook.roles.map(({ roleId }) => roleId)
    const brandIds = playbook.brands.map(({ brandId }) => brandId)
    const holder = findHolder(
      playbook,
      known(options, 'role', roleIds),
      known(options, 'brand', brandIds),
      instant(options),
    )
    if (options['json']) terminal.out(JSON.stringify(holder))
    else for (const line of holderLines(playbook, holder)) terminal.out(line)
    return holder.personId === undefined ? 1 : 0
  },
}
