import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EmbeddedClickHouse,
  startEmbeddedClickHouse,
} from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServiceName, type SpawnedService, spawnService } from '../../support/service-process.ts'
import { eventually, type Finished, FREE_PORTS, runToEnd } from '../../support/standalone.ts'
import { overlay } from '../kubernetes/render.ts'
import { deploymentsOf } from '../kubernetes/workloads.ts'
import { type Cluster, startCluster } from './cluster.ts'

const manifests = overlay('dev')
const READY_MS = 120_000
const BRAND = 'kopi-pagi'
const logger = createLogger({ name: 'test', level: 'silent' })

describe('the pods of dev, as processes, with the rights that the manifests give them', () => {
  const running = new Map<string, SpawnedService>()
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-history-'))
  let cluster: Cluster
  let clickhouse: EmbeddedClickHouse

  /** Starts the program of a Deployment with its own environment; only addresses are those of this machine. */
  const start = (name: string, addresses: Readonly<Record<string, string>> = {}): SpawnedService => {
    const deployment = deploymentsOf(manifests).find(({ metadata }) => metadata.name === name)!
    const program = deployment.spec.template.metadata.labels['app.kubernetes.io/component'] as ServiceName
    const service = spawnService(program, { ...cluster.environment(deployment), ...FREE_PORTS, ...addresses })
    running.set(name, service)
    return service
  }
  /** A command of README.md, with the token of its section 4. */
  const tocsin = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> =>
    runToEnd('services/cli/src/main.ts', args, {
      env: {
        TOCSIN_TOKEN_FILE: join(cluster.secrets, 'operator-token'),
        TOCSIN_ADDRESS: running.get('escalation')!.grpcAddress,
        ...env,
      },
    })

  beforeAll(async () => {
    cluster = await startCluster(manifests)
    clickhouse = await startEmbeddedClickHouse({ dataDir: folder, logger })
    const history = { TOCSIN_CLICKHOUSE_URL: clickhouse.url }
    const first = ['escalation', 'notifier', 'sentiment', 'aggregator', 'ingest-grpc', 'ingest-webhook'].map(name =>
      start(name),
    )
    first.push(start('archive', { ...history, TOCSIN_ARCHIVE_TABLE_ENGINE: 'ReplacingMergeTree' }))
    await Promise.all(first.map(service => service.ready(READY_MS)))
    const [escalation, notifier] = ['escalation', 'notifier'].map(name => running.get(name)!.grpcAddress) as [
      string,
      string,
    ]
    const last = [
      start('gateway', { ...history, TOCSIN_GATEWAY_ESCALATION: escalation, TOCSIN_GATEWAY_NOTIFIER: notifier }),
      start('connectors', { TOCSIN_CONNECTORS_ESCALATION: escalation }),
    ]
    await Promise.all(last.map(service => service.ready(READY_MS)))
  }, 300_000)

  afterAll(async () => {
    await Promise.all([...running.values()].map(service => service.kill()))
    await clickhouse?.stop()
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('has its topics as they should be, as operators see it', async () => {
    const { cert, key } = cluster.certificates.of('kafka-operator')
    const env = {
      ...cluster.environment(deploymentsOf(manifests)[0]!),
      TOCSIN_KAFKA_TLS_CERT_FILE: cert,
      TOCSIN_KAFKA_TLS_KEY_FILE: key,
    }
    const kafka = Object.fromEntries(Object.entries(env).filter(([name]) => /^TOCSIN_(?:KAFKA|LOG)_/.test(name)))
    expect(await tocsin(['topics', 'check'], kafka)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('topics are as they should be'),
    })
  })

  it('goes from a first plan to a suspicion that people are asked about', async () => {
    expect(await tocsin(['apply', 'deploy/playbooks/demo', '--reason', 'the first plan'])).toMatchObject({
      code: 0,
      stderr: '',
    })
    const [ingest, aggregator] = ['ingest-grpc', 'aggregator'].map(name => running.get(name)!.grpcAddress) as [
      string,
      string,
    ]
    const text = 'Kopi Pagi app crashes all the time, what a terrible mess'
    const injected = await eventually('mentions are taken, once ingest knows the brand', 60_000, async () => {
      const done = await tocsin([
        'inject',
        '--address',
        ingest,
        '--signals',
        aggregator,
        '--brand',
        BRAND,
        '--text',
        text,
        '--count',
        '300',
      ])
      return done.code === 0 ? done : undefined
    })
    expect(injected.stdout).toContain('300 accepted')
    const crises = await eventually('a suspicion', 120_000, async () => {
      const { stdout } = await tocsin(['crises', '--open'])
      return stdout.includes(BRAND) ? stdout : undefined
    })
    expect(crises).toContain('suspected')
    await eventually('somebody was told', 60_000, async () => {
      const { stdout } = await tocsin(['notify', 'list'], { TOCSIN_ADDRESS: running.get('notifier')!.grpcAddress })
      return stdout.includes(BRAND) || /\bdelivered\b|\bsent\b/.test(stdout) ? true : undefined
    })
  }, 300_000)

  it('takes a flag, for which escalation writes to the stream of mentions', async () => {
    expect(await tocsin(['flag', '--brand', BRAND, '--note', 'the tills are down'])).toMatchObject({
      code: 0,
      stderr: '',
    })
  })

  it('was refused nothing on the way', () => {
    for (const [name, service] of running) {
      expect([name, service.isAlive()]).toEqual([name, true])
      expect([name, /author[iz]+ation|not authorized/i.exec(service.output())?.[0]]).toEqual([name, undefined])
    }
  })

  it.each([
    ['kafka-sentiment', TOPICS.crisisEvents.name],
    ['kafka-connectors', TOPICS.holdsWork.name],
    ['kafka-gateway', TOPICS.mentionsCollected.name],
    ['kafka-keda', TOPICS.mentionsScored.name],
    ['kafka-operator', TOPICS.configCurrent.name],
  ])('%s may not write to %s', async (user, topic) => {
    const { cert, key } = cluster.certificates.of(user)
    const tls = { tls: true, tlsCaFile: cluster.certificates.ca, tlsCertFile: cert, tlsKeyFile: key }
    const log = openKafkaLog(testConfig([cluster.broker], { ...tls, requestTimeout: 5_000 }), { logger })
    try {
      await expect(log.append(topic, [{ key: 'x', value: new Uint8Array([1]) }])).rejects.toThrow(
        /authorized|authorization failed/i,
      )
    } finally {
      await log.close()
    }
  })
})
