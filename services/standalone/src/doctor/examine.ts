import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readAccess } from '@tocsin/ingest/connectors/webhook/access.ts'
import { connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { assertAvailable, thisMachine } from '@tocsin/shared/clickhouse/embedded/availability.ts'
import { loadPlaybook } from '@tocsin/shared/playbook/load.ts'
import { type OptionSpec, parseArguments } from '@tocsin/shared/runtime/arguments.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { type Configuration, readConfiguration } from '../configuration.ts'
import { DEMO_PLAYBOOKS } from '../options.ts'
import {
  type Check,
  checkClock,
  checkDataDir,
  checkDisk,
  checkEmbeddedClickHouse,
  checkLibc,
  checkNode,
  checkPlaybooks,
  checkPort,
} from './checks.ts'
import { checkContacts, checkLinkSecret, checkMail, checkPublicUrl, checkTokens } from './people-checks.ts'

export const DOCTOR_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  config: { value: 'FILE', doc: 'Configuration file (default tocsin.yaml where it exists, or TOCSIN_CONFIG).' },
  data: { value: 'DIR', doc: 'Data folder (default .tocsin, or TOCSIN_DATA).' },
  playbooks: { value: 'DIR', doc: 'Brands and rules (default deploy/playbooks/demo).' },
  json: { doc: 'Print JSON.' },
  help: { doc: 'Print this.' },
}

const fileClock = (dataDir: string): number => {
  const probe = mkdtempSync(join(dataDir, 'doctor-'))
  try {
    return statSync(probe).mtimeMs
  } finally {
    rmSync(probe, { recursive: true })
  }
}

const checkServer = async ({ url, username, password, database }: Configuration['clickhouse']): Promise<Check> => {
  const client = connectClickHouse({
    url,
    username,
    password,
    database,
    logger: createLogger({ name: 'doctor', level: 'silent' }),
    requestTimeoutMs: 5_000,
  })
  try {
    await client.query('SELECT 1')
    return { name: 'ClickHouse', state: 'ok', detail: `${new URL(url).host} answers` }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { name: 'ClickHouse', state: 'fail', detail, fix: 'Check clickhouse.url, username, password and database.' }
  } finally {
    await client.close()
  }
}

const checkCredentials = ({ ingest }: Configuration): Check => {
  const { problems } = readAccess(ingest)
  const [first] = problems
  if (!first)
    return {
      name: 'credentials',
      state: 'ok',
      detail: `${ingest.sources.length} configured sources have what they need`,
    }
  return { name: 'credentials', state: 'fail', detail: `${problems.length} sources lack something`, fix: first }
}

const checksOfConfiguration = async (configuration: Configuration): Promise<Check[]> => [
  checkCredentials(configuration),
  configuration.clickhouse.url
    ? await checkServer(configuration.clickhouse)
    : checkEmbeddedClickHouse(() => assertAvailable(thisMachine())),
  await checkPort('gateway', configuration.gateway.host, configuration.gateway.port),
  await checkPort('grpc', configuration.grpc.host, configuration.grpc.port),
  await checkPort('ingest', configuration.ingest.host, configuration.ingest.port),
  await checkPort('runtime', configuration.runtime.host, configuration.runtime.healthPort),
]

/** Who decides and who is called. The people of the demo are invented and nothing is sent to them: then there is nothing to check. */
const checksOfPeople = async (
  { escalation, notifier }: Configuration,
  folder: string | undefined,
  publicUrl: string | undefined,
): Promise<Check[]> => {
  const playbook = folder === undefined ? undefined : loadPlaybook(folder).playbook
  return [
    ...(folder === undefined ? [] : [checkTokens(escalation), checkPublicUrl(publicUrl)]),
    checkLinkSecret(escalation),
    ...(playbook ? [checkContacts(playbook)] : []),
    ...(notifier.smtpHost === '' ? [] : [await checkMail(notifier)]),
  ]
}

/** All checks of this machine and this configuration, in a fixed order. */
export const examine = async (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Check[]> => {
  const { options } = parseArguments(argv, DOCTOR_OPTIONS)
  const text = (value: string | boolean | undefined): string | undefined =>
    typeof value === 'string' ? resolve(value) : undefined
  const configPath = text(options['config'] ?? env['TOCSIN_CONFIG'])
  const dataDir = text(options['data'] ?? env['TOCSIN_DATA']) ?? resolve('.tocsin')
  const machine: Check[] = [
    checkNode(process.version),
    checkLibc(process.platform, thisMachine().glibc),
    checkDisk(dataDir),
    checkDataDir(dataDir),
  ]
  if (machine.at(-1)!.state === 'ok') machine.push(checkClock(Date.now(), fileClock(dataDir)))
  machine.push(checkPlaybooks(text(options['playbooks']) ?? DEMO_PLAYBOOKS))
  try {
    const { values, explained } = readConfiguration(env, configPath)
    const folder = text(options['playbooks'] ?? (values.ingest.playbooks || undefined))
    const isDefault = explained.find(({ path }) => path === 'escalation.publicUrl')?.origin === 'default'
    const publicUrl = isDefault ? values.gateway.publicUrl || undefined : values.escalation.publicUrl
    return [
      ...machine,
      { name: 'configuration', state: 'ok', detail: configPath ?? 'defaults and environment' },
      ...(await checksOfConfiguration(values)),
      ...(await checksOfPeople(values, folder, publicUrl)),
    ]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [
      ...machine,
      ...error.problems.map(
        problem =>
          ({
            name: 'configuration',
            state: 'fail',
            detail: problem,
            fix: 'See "tocsin config explain" for all settings.',
          }) as const,
      ),
    ]
  }
}

const GLYPH = { ok: '✓', warn: '!', fail: '✗' } as const

export const reportLines = (checks: readonly Check[]): string[] =>
  checks.flatMap(({ name, state, detail, fix }) => [
    `${GLYPH[state]} ${name}: ${detail}`,
    ...(fix ? [`    fix: ${fix}`] : []),
  ])
