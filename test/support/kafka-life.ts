import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAggregator } from '@tocsin/aggregator/service.ts'
import { type Archive, createArchive } from '@tocsin/archive/service.ts'
import { tocsin } from '@tocsin/cli/tocsin.ts'
import { createIngest } from '@tocsin/ingest/service.ts'
import { createSentiment } from '@tocsin/sentiment/service.ts'
import { type ClickHouse, connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { topicSettings } from '@tocsin/shared/events/topics.ts'
import type { MentionServiceClient } from '@tocsin/shared/gen/tocsin/ingest/v1/MentionService.ts'
import type { PublishResponse } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishResponse.ts'
import { createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { TEST_TIMING, testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import type { Service } from '@tocsin/shared/runtime/service.ts'
import { readConfiguration } from '@tocsin/standalone/configuration.ts'
import { createCrises } from '@tocsin/standalone/crises.ts'
import { eventually, REPOSITORY } from './standalone.ts'

const logger = createLogger({ name: 'life', level: 'silent' })
const PLAN_MS = 100_000
const PLAYBOOKS = join(REPOSITORY, 'deploy/playbooks/demo')

/** Settings of services and commands on a broker without replicas. */
export interface Place {
  readonly brokers: readonly string[]
  readonly clickhouse: string
  readonly layout: number
  readonly partitions: number
  readonly workPartitions?: number
}

/** The place as the environment of a command says it. */
export const environmentOf = ({ brokers, clickhouse, layout, partitions, workPartitions = 0 }: Place) => ({
  TOCSIN_KAFKA_BROKERS: brokers.join(','),
  TOCSIN_KAFKA_REPLICATION_FACTOR: '1',
  TOCSIN_KAFKA_MIN_INSYNC_REPLICAS: '1',
  TOCSIN_KAFKA_LAYOUT: String(layout),
  TOCSIN_KAFKA_WORK_PARTITIONS: String(workPartitions),
  TOCSIN_LOG_PARTITIONS: String(partitions),
  TOCSIN_CLICKHOUSE_URL: clickhouse,
})

/** A command of the operator, in this process. */
export const command = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const out: string[] = []
  const err: string[] = []
  const code = await tocsin(args, { out: line => out.push(line), err: line => err.push(line), env })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** All services but the gateway, on Kafka and ClickHouse, from their start to their stop. */
export interface Life {
  readonly log: Log
  readonly clickhouse: ClickHouse
  readonly address: string
  readonly archive: Archive
  /** A command that asks this life. */
  tocsin(...args: readonly string[]): ReturnType<typeof command>
  /** Publishes posts; resolves with the ids of those that are durable. */
  publish(posts: readonly Post[]): Promise<readonly string[]>
  stop(): Promise<void>
}

export interface Post {
  readonly id: string
  readonly brandId: string
  readonly text: string
  /** Default now. */
  readonly publishedAtMs?: number
}

const publishTo = (address: string, posts: readonly Post[]): Promise<readonly string[]> =>
  new Promise(resolve => {
    const client = createGrpcClient<MentionServiceClient>('tocsin.ingest.v1.MentionService', { address })
    const call = client.publish({ deadline: Date.now() + 30_000 })
    const taken: string[] = []
    const end = (): void => {
      client.close()
      resolve(taken)
    }
    call.on('data', ({ requestId, outcome }: PublishResponse) => {
      if (outcome === 'PUBLISH_OUTCOME_ACCEPTED') taken.push(requestId)
    })
    call.on('error', end)
    call.on('end', end)
    for (const { id, brandId, text, publishedAtMs = Date.now() } of posts)
      call.write({
        requestId: id,
        post: { nativeId: id, text, publishedAtMs, author: `author-${id}`, brandIds: [brandId] },
      })
    call.end()
  })

/** The brands of the demo, one of them under an id that another layout moves: the keys of all others stay where they are. */
export const BRANDS = { stays: 'lumo', moves: 'kopi-malam' } as const
const RENAMED = 'kopi-pagi'

export const startLife = async (
  place: Place,
  dataDir: string,
  { onlyArchive = false }: { readonly onlyArchive?: boolean } = {},
): Promise<Life> => {
  mkdirSync(dataDir, { recursive: true })
  const { brokers, layout, partitions, workPartitions = 0 } = place
  const log = openKafkaLog(testConfig(brokers, { layout, workPartitions }), { logger, timing: TEST_TIMING })
  const clickhouse = connectClickHouse({ url: place.clickhouse, database: 'tocsin', logger })
  await log.ensureTopics(topicSettings(partitions))
  const env = { TOCSIN_NOTIFIER_DELIVER: 'inbox', TOCSIN_ESCALATION_ACT_AS: 'you', TOCSIN_ARCHIVE_IDLE_COMMIT: '200ms' }
  const { values } = readConfiguration(env, undefined)
  const deps = { log, logger, metrics: createMetrics(), now: Date.now }
  const publicUrl = 'http://127.0.0.1:1'
  const crises = createCrises({ configuration: values, dataDir, publicUrl, access: [] }, deps)
  const ingest = createIngest({ ...values.ingest, sources: [], port: 0 }, { ...deps, dataDir })
  const archive = createArchive(values.archive, { ...deps, clickhouse })
  const others: readonly Service[] = [
    crises.notifier,
    crises.escalation,
    createAggregator(values.aggregator, deps),
    createSentiment(values.sentiment, deps),
    ingest,
  ]
  const services = onlyArchive ? [archive] : [archive, ...others]
  for (const service of services) await service.start()
  const plan = readdirSync(PLAYBOOKS).map(path => ({
    path,
    text: readFileSync(join(PLAYBOOKS, path), 'utf8').replaceAll(RENAMED, BRANDS.moves),
  }))
  // A start may be slow enough that its outcome is unknown: said again it changes nothing.
  const isApplied = (): Promise<true | undefined> =>
    crises.escalation.applyPlaybook(plan, 'folder').then(
      () => true,
      (error: Error) => {
        if (error.name !== 'OutcomeUnknownError') throw error
        return undefined
      },
    )
  if (!onlyArchive) await eventually('the plan is applied', PLAN_MS, isApplied)
  const server = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: services.flatMap(({ grpc }) => grpc),
    logger,
  })
  const address = `127.0.0.1:${server.port}`
  const connectors = crises.connectors(address)
  if (!onlyArchive) await connectors.start()
  return {
    log,
    clickhouse,
    address,
    archive,
    tocsin: (...args) => command([...args, '--address', address], {}),
    publish: posts => publishTo(address, posts),
    async stop() {
      await connectors.stop()
      for (const service of services.toReversed()) await service.stop()
      await server.stop()
      await log.close()
      await clickhouse.close()
    },
  }
}
