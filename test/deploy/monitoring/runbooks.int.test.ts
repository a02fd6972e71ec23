import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tocsin } from '@tocsin/cli/tocsin.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  environment,
  newFolder,
  REPOSITORY,
  type Running,
  removeFolder,
  startProgram,
} from '../../support/standalone.ts'
import { ofProcesses, ofServices } from './registry.ts'
import { commandsIn } from './runbooks.ts'

/** What stands for a name of your own in the pages. */
const EXAMPLES: Readonly<Record<string, string>> = { BRAND: 'lumo', ROLE: 'crisis-lead', DIR: 'deploy/playbooks/demo' }
const filledIn = (command: string): string => command.replace(/\b(BRAND|ROLE|DIR)\b/g, name => EXAMPLES[name]!)

/** The health address in the pages; here it is another port. */
const HEALTH = 'localhost:9464'
const onlyProcesses = (command: string): boolean => [...ofProcesses.keys()].some(name => command.endsWith(name))
/** They need Kafka, change the plan, or send something: their options are tried, not what they do. */
const isActing = (command: string): boolean =>
  /^tocsin (topics|backup|notify (test|resend)|inject|apply|rollback|role|token)\b/.test(command)

const checks = commandsIn(['Check', 'It is over when']).filter(command => /^(tocsin|curl) /.test(command))
const fixes = commandsIn(['Fix']).filter(command => command.startsWith('tocsin '))
const asked = checks.filter(command => !onlyProcesses(command) && !isActing(command))
const understood = [...new Set([...checks.filter(isActing), ...fixes])]

/** As a shell would split it; the pages quote with double quotes only. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!)

/** They run in a process of their own even inside `tocsin`. */
const isProgram = (command: string): boolean => /^tocsin (token|doctor|config)\b/.test(command)

const folder = newFolder()
let running: Running | undefined

/** `tocsin` as the pages call it. */
const makeTocsin = (): string => {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const file = join(bin, 'tocsin')
  const cli = join(REPOSITORY, 'services/cli/src/main.ts')
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${cli}" "$@"\n`)
  chmodSync(file, 0o755)
  return bin
}

const run = (command: string): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise(resolve => {
    const env = environment({
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      TOCSIN_ADDRESS: running!.grpcAddress,
    })
    const there = filledIn(command).replaceAll(HEALTH, new URL(running!.metricsUrl).host)
    execFile('bash', ['-o', 'pipefail', '-c', there], { cwd: REPOSITORY, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: `${stdout}${stderr}` }),
    )
  })

beforeAll(async () => {
  makeTocsin()
  running = await startProgram(['--data', join(folder, 'data'), '--scenario', 'calm'])
}, 60_000)
afterAll(async () => {
  await running?.stop()
  removeFolder(folder)
})

describe('the commands of the runbooks, against the running program', () => {
  it('are found', () => {
    expect(asked.length).toBeGreaterThan(20)
    expect(understood.length).toBeGreaterThan(5)
  })

  it.concurrent.each(asked)('%s', async command => {
    const { code, said } = await run(command)
    expect(code, said).toBe(0)
    expect(said).not.toBe('')
  })

  it.each(understood.filter(isProgram))('%s (its options)', async command => {
    const { code, said } = await run(`${command} --help`)
    expect(code, said).toBe(0)
  })

  it.each(understood.filter(command => !isProgram(command)))('%s (its options)', async command => {
    const said: string[] = []
    const say = (line: string): void => void said.push(line)
    const code = await tocsin([...wordsOf(command).slice(1), '--help'], { env: {}, out: say, err: say })
    expect(code, said.join('\n')).toBe(0)
  })

  it('tell a command that is misspelt', async () => {
    expect((await run('tocsin notify lsit')).code).toBe(2)
    expect((await run(`curl -s ${HEALTH}/metrics | grep tocsin_no_such_figure`)).code).toBe(1)
  })
})

describe('the figures of the running program', () => {
  it('are those that the code declares, with the same types', async () => {
    const text = await (await fetch(running!.metricsUrl)).text()
    const shown = new Map([...text.matchAll(/^# TYPE (tocsin_\w+) (\w+)$/gm)].map(([, name, type]) => [name!, type!]))
    const declared = new Map([...ofServices].map(([name, { type }]) => [name, type]))
    for (const name of ofProcesses.keys()) shown.delete(name)
    expect(shown).toEqual(declared)
  })
})
