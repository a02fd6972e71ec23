import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { freePorts } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { kafkaEnvironment } from '../../support/service-process.ts'
import { eventually, newFolder, REPOSITORY, removeFolder } from '../../support/standalone.ts'
import { type Program, startProgram } from '../program.ts'

export const PARTITIONS = 3
export const SOURCE = 'load'
const START_MS = 60_000
/** So many mentions of a probe's brand open its signal, at the first second at which they are counted. */
export const PROBE_MENTIONS = 5

/** A service of the cluster. */
export interface Part extends Program {
  readonly healthUrl: string
}

export interface Cluster {
  readonly mentionsUrl: string
  readonly liveUrl: string
  readonly clickhouseUrl: string
  readonly parts: ReadonlyMap<string, Part>
  /** Another aggregator; resolves when its process says that it has started, ready or not. */
  startAggregator(name: string): Promise<Part>
  stop(): Promise<void>
}

const brandOf = (id: string, rules: readonly object[]) => ({
  id,
  name: id,
  timeZone: 'Europe/Warsaw',
  languages: ['en'],
  terms: [`${id}-term`],
  rules,
})

const PROBE_RULE = {
  id: 'probe',
  kind: 'volume',
  level: 'watch',
  window: '5m',
  minimumMentions: PROBE_MENTIONS,
  minimumAuthors: 1,
  threshold: PROBE_MENTIONS,
  evaluations: 1,
}

/** Brands under load have the usual rules. */
const writePlaybook = (folder: string, loaded: readonly string[], probes: readonly string[]): void => {
  const brands = [...loaded.map(id => brandOf(id, [])), ...probes.map(id => brandOf(id, [PROBE_RULE]))]
  writeFileSync(join(folder, 'brands.yaml'), JSON.stringify({ brands }))
}

export const isReady = (healthUrl: string): Promise<true | undefined> =>
  fetch(`${healthUrl}/readyz`).then(
    ({ ok }) => ok || undefined,
    () => undefined,
  )

/** What Node is told before the program, as its npm script has it; `aggregator-2` is one more of the same. */
const flagsOf = (name: string): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  return (scripts[`start:${name}`] ?? '').split(' ').filter(word => word.startsWith('--'))
}

/** Everything between a post and a wall, each a process of its own with its usual settings, and the embedded ClickHouse. */
export const startCluster = async (
  brokers: readonly string[],
  brands: { readonly loaded: readonly string[]; readonly probes: readonly string[] },
): Promise<Cluster> => {
  const folder = newFolder()
  writePlaybook(folder, brands.loaded, brands.probes)
  const logger = createLogger({ name: 'bench', level: 'error' })
  const clickhouse = await startEmbeddedClickHouse({ dataDir: join(folder, 'clickhouse'), logger })
  const [gatewayPort, ingestPort] = await freePorts(2)
  const parts = new Map<string, Part>()
  const env = {
    ...kafkaEnvironment(brokers),
    TOCSIN_LOG_PARTITIONS: String(PARTITIONS),
    TOCSIN_RUNTIME_HEALTH_PORT: '0',
    TOCSIN_GRPC_PORT: '0',
  }
  const start = async (name: string, file: string, own: Readonly<Record<string, string>> = {}): Promise<Part> => {
    const program = startProgram(name, [process.execPath, ...flagsOf(name), file], { ...env, ...own })
    const { healthPort } = await program.said(({ msg }) => msg === 'started')
    const part = { ...program, healthUrl: `http://127.0.0.1:${healthPort}` }
    parts.set(name, part)
    return part
  }
  const startAggregator = (name: string): Promise<Part> => start(name, 'services/aggregator/src/main.ts')

  const clickhouseEnv = { TOCSIN_CLICKHOUSE_URL: clickhouse.url }
  await start('archive', 'services/archive/src/main.ts', clickhouseEnv)
  await start('gateway', 'services/gateway/src/main.ts', {
    ...clickhouseEnv,
    TOCSIN_GATEWAY_PORT: String(gatewayPort),
  })
  await startAggregator('aggregator')
  await start('sentiment', 'services/sentiment/src/main.ts')
  await start('ingest', 'services/ingest/src/main.ts', {
    TOCSIN_INGEST_PORT: String(ingestPort),
    TOCSIN_INGEST_PLAYBOOKS: folder,
    TOCSIN_INGEST_AUTHOR_KEYS: `1:${'a'.repeat(64)}`,
    TOCSIN_INGEST_SOURCES: JSON.stringify([{ id: SOURCE, kind: 'webhook', unsigned: true }]),
  })
  for (const { name, healthUrl } of parts.values())
    await eventually(`${name} is ready`, START_MS, () => isReady(healthUrl))
  return {
    mentionsUrl: `http://127.0.0.1:${ingestPort}/v1/mentions?source=${SOURCE}`,
    liveUrl: `ws://127.0.0.1:${gatewayPort}/v1/live`,
    clickhouseUrl: clickhouse.url,
    parts,
    startAggregator,
    async stop() {
      await Promise.all([...parts.values()].map(part => part.end()))
      await clickhouse.stop()
      removeFolder(folder)
    },
  }
}
