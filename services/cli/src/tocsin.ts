import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArguments, UsageError, usageLines } from '@tocsin/shared/runtime/arguments.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command, Program, Terminal } from './command.ts'
import { audit } from './commands/audit.ts'
import { backup } from './commands/backup.ts'
import { capacity } from './commands/capacity.ts'
import { crises } from './commands/crises.ts'
import { DECISIONS } from './commands/decide.ts'
import { erase } from './commands/erase.ts'
import { explain, signals } from './commands/explain.ts'
import { flag } from './commands/flag.ts'
import { hold } from './commands/hold.ts'
import { inject } from './commands/inject.ts'
import { notify } from './commands/notify.ts'
import { apply, diff, rollback, versions } from './commands/playbook.ts'
import { RESPONSES } from './commands/respond.ts'
import { topics } from './commands/topics.ts'
import { validate } from './commands/validate.ts'
import { who } from './commands/who.ts'
import { addressOf, explainFailure } from './connection.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

/** Commands that run in this process: most speak gRPC to a running instance, some only read the playbook's folder. */
const COMMANDS: readonly Command[] = [
  inject,
  signals,
  explain,
  crises,
  ...DECISIONS,
  ...RESPONSES,
  hold,
  flag,
  notify,
  who,
  validate,
  topics,
  backup,
  capacity,
  apply,
  diff,
  versions,
  rollback,
  audit,
  erase,
]

/** Commands that need no running instance: programs of other services, started as processes of their own. */
const PROGRAMS: readonly Program[] = [
  {
    name: 'score',
    takes: '< texts.ndjson',
    doc: 'Score texts: NDJSON {"text"} on stdin, a score per line on stdout.',
    file: 'services/sentiment/src/score.ts',
  },
  {
    name: 'replay',
    takes: 'FILE [--playbooks DIR] [--speed max|N]',
    doc: 'Run all services over a file of mentions, in its own time.',
    file: 'services/standalone/src/replay/main.ts',
  },
  {
    name: 'token',
    takes: '--person ID [--role ROLE] [--brands IDS]',
    doc: 'Make a token for a person, and the entry of the settings that lets it in.',
    file: 'services/standalone/src/token/main.ts',
  },
  {
    name: 'doctor',
    takes: '[--json]',
    doc: 'Check this machine and the configuration; each failure with its fix.',
    file: 'services/standalone/src/doctor/main.ts',
  },
  {
    name: 'config explain',
    takes: '[--config FILE]',
    doc: 'Print every setting, its value and where it comes from.',
    file: 'services/standalone/src/config-explain/main.ts',
  },
]

const names = (): string[] => [...COMMANDS, ...PROGRAMS].map(({ name }) => name)

const help = (): string[] => {
  const rows = [...COMMANDS, ...PROGRAMS].map(({ name, takes, doc }) => ({ head: `${name} ${takes}`, doc }))
  const width = Math.max(...rows.map(({ head }) => head.length))
  return [
    'Usage: npm run tocsin -- COMMAND …',
    '',
    ...rows.map(({ head, doc }) => `  ${head.padEnd(width)}  ${doc}`),
    '',
    'tocsin COMMAND --help tells more.',
  ]
}

const runProgram = (program: Program, argv: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(REPOSITORY, program.file), ...argv],
      { stdio: 'inherit' },
    )
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })

const runCommand = async (command: Command, argv: readonly string[], terminal: Terminal): Promise<number> => {
  const parsed = parseArguments(argv, { ...command.options, help: { doc: 'Print this.' } }, command.maxPositionals ?? 0)
  if (parsed.options['help']) {
    for (const line of [
      `Usage: npm run tocsin -- ${command.name} ${command.takes}`,
      '',
      command.doc,
      '',
      ...usageLines(command.options),
    ])
      terminal.out(line)
    return 0
  }
  try {
    return await command.run(parsed, terminal)
  } catch (error) {
    if (error instanceof UsageError) throw error
    terminal.err(`tocsin ${command.name}: ${explainFailure(error, addressOf(parsed, terminal))}`)
    return 1
  }
}

/** Runs the command line; resolves to the exit code: 0 done, 1 failed, 2 not understood. */
export const tocsin = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  const [first, second] = argv
  if (first === undefined || first === 'help' || first === '--help') {
    for (const line of help()) terminal.out(line)
    return first === undefined ? 2 : 0
  }
  const program = PROGRAMS.find(({ name }) => name === first || name === `${first} ${second ?? ''}`)
  if (program) return runProgram(program, argv.slice(program.name.split(' ').length))
  const command = COMMANDS.find(({ name }) => name === first)
  if (!command) {
    terminal.err(`tocsin: unknown command "${first}".${didYouMean(first, names())} "tocsin help" lists them.`)
    return 2
  }
  try {
    return await runCommand(command, argv.slice(1), terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.err(`tocsin ${command.name}: ${error.message}`)
    return 2
  }
}
