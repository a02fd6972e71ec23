import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { describeWithBroker } from '@tocsin/shared/log/kafka/test/broker.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kafkaEnvironment } from '../support/service-process.ts'
import {
  environment,
  eventually,
  FREE_PORTS,
  getJson,
  newFolder,
  REPOSITORY,
  removeFolder,
  runToEnd,
} from '../support/standalone.ts'

const CLI = 'services/cli/src/main.ts'
const BRAND = 'lumo'
const START_MS = 120_000

interface Cluster {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  text(): string
}

await describeWithBroker('npm run start:cluster', ({ brokers }) => {
  const folder = newFolder()
  const logger = createLogger({ name: 'test', level: 'silent' })
  let history: Awaited<ReturnType<typeof startEmbeddedClickHouse>>
  let cluster: Cluster

  const launch = (): Cluster => {
    const { TOCSIN_KAFKA_BROKERS, ...kafka } = kafkaEnvironment(brokers)
    const args = ['services/standalone/src/cluster/main.ts', '--playbooks', 'deploy/playbooks/demo']
    const env = environment({
      ...FREE_PORTS,
      ...kafka,
      KAFKA_BROKERS: TOCSIN_KAFKA_BROKERS!,
      CLICKHOUSE_URL: history.url,
      TOCSIN_RUNTIME_DATA_DIR: folder,
      TOCSIN_RUNTIME_LOG_LEVEL: 'warn',
      TOCSIN_ESCALATION_ACT_AS: 'you',
      TOCSIN_NOTIFIER_DELIVER: 'inbox',
    })
    const child = spawn(process.execPath, args, { cwd: REPOSITORY, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    const take = (chunk: Buffer): void => {
      text += chunk
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    return { child, ended: new Promise(resolve => child.once('close', resolve)), text: () => text }
  }
  const said = (pattern: RegExp): Promise<string> =>
    eventually(`${pattern} said`, START_MS, async () => {
      if (cluster.child.exitCode !== null) throw new Error(`it ended with ${cluster.child.exitCode}`)
      return pattern.exec(cluster.text())?.[1]
    }).catch(error => {
      throw new Error(`${error.message}:\n${cluster.text()}`)
    })
  const grpcOf = (part: string): Promise<string> => said(new RegExp(`^ +${part} +http.*gRPC (\\S+)`, 'm'))
  const tocsin = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runToEnd(CLI, args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return stdout
  }

  beforeAll(async () => {
    history = await startEmbeddedClickHouse({ dataDir: join(folder, 'clickhouse'), logger })
    cluster = launch()
    await said(/(Tocsin is up: 8 processes)/)
  }, 180_000)

  afterAll(async () => {
    cluster?.child.kill('SIGTERM')
    await cluster?.ended
    await history?.stop()
    removeFolder(folder)
  })

  it('carries talk through all processes: window, signal, suspicion, message, row', async () => {
    const web = new URL(await said(/wall +(\S+)/)).origin
    const talk = ['--brand', BRAND, '--text', 'Lumo app crashes since the update', '--count', '200']
    const addresses = ['--address', await grpcOf('ingest'), '--signals', await grpcOf('aggregator')]
    expect(await tocsin('inject', ...talk, ...addresses)).toContain('200 accepted')
    await eventually('a suspicion at the gateway', START_MS, async () => {
      const { crises } = await getJson<{ crises: readonly { brandIds: readonly string[] }[] }>(`${web}/v1/crises`)
      return crises.some(({ brandIds }) => brandIds.includes(BRAND)) || undefined
    })
    await eventually('a message that asks somebody', START_MS, async () => {
      const messages = await tocsin('notify', 'list', '--address', await grpcOf('notifier'))
      return messages.includes('Lumo') || undefined
    })
    await eventually('the mentions in ClickHouse', START_MS, async () => {
      const { mentions } = await getJson<{ mentions: readonly unknown[] }>(`${web}/v1/brands/${BRAND}/mentions`)
      return mentions.length > 0 || undefined
    })
  }, 300_000)

  it('stops all with one signal', async () => {
    cluster.child.kill('SIGTERM')
    expect(await cluster.ended).toBe(0)
    expect(cluster.text()).toContain('stopping …')
  })
})
