import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { topicSettings } from '@tocsin/shared/events/topics.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { startProxy } from '@tocsin/shared/log/kafka/test/proxy.ts'
import type { TopicSettings } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { TOKENS } from '../support/crisis-plan.ts'
import { manyBrandsPlan, RECEIVER_SECRET } from '../support/many-crises.ts'
import { startReceiver } from '../support/receiver.ts'
import { kafkaEnvironment } from '../support/service-process.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

/** Nothing starts a hold here, so nobody asks the plan's desk. */
const NO_DESK = 'http://127.0.0.1:9'
const DATABASE = 'tocsin'

export interface WorldOptions {
  readonly partitions: number
  readonly brandIds: readonly string[]
  /** Those that are there when processes start, where they are not all that this tree knows. */
  readonly topics?: readonly TopicSettings[]
}

/** What the processes under test stand on: a real broker and ClickHouse, each behind a proxy that can fail, and who is to be told. */
export const startWorld = async ({ partitions, brandIds, topics = topicSettings(partitions) }: WorldOptions) => {
  const logger = createLogger({ name: 'chaos', level: 'silent' })
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-chaos-'))
  const undo: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })]
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const kafkaProxy = await startProxy()
    undo.push(() => kafkaProxy.close())
    const broker = await startJavaBroker({
      properties(port) {
        kafkaProxy.forwardTo(port)
        return { 'advertised.listeners': `PLAINTEXT://127.0.0.1:${kafkaProxy.port}` }
      },
    })
    undo.push(() => broker.stop())
    const clickhouse = await startEmbeddedClickHouse({ dataDir: join(dir, 'clickhouse'), logger })
    undo.push(() => clickhouse.stop())
    const straight = new URL(clickhouse.url)
    const clickhouseProxy = await startTcpProxy({ host: straight.hostname, port: Number(straight.port) })
    undo.push(() => clickhouseProxy.close())
    const viaProxy = new URL(straight)
    viaProxy.port = String(clickhouseProxy.port)
    const database = connectClickHouse({ url: clickhouse.url, database: DATABASE, logger })
    undo.push(() => database.close())
    const receiver = await startReceiver(RECEIVER_SECRET, Date.now)
    undo.push(() => receiver.stop())

    const brokers = [`127.0.0.1:${kafkaProxy.port}`]
    const log = openKafkaLog(testConfig(brokers, { requestTimeout: 3_000 }), { logger })
    undo.push(() => log.close())
    await log.ensureTopics(topics)

    const playbooks = join(dir, 'playbooks')
    mkdirSync(playbooks)
    const plan = manyBrandsPlan(brandIds, { deskUrl: NO_DESK, receiverUrl: receiver.url })
    writeFileSync(join(playbooks, 'plan.yaml'), plan)

    const env: Readonly<Record<string, string>> = {
      ...kafkaEnvironment(brokers),
      TOCSIN_LOG_PARTITIONS: String(partitions),
      TOCSIN_RUNTIME_STOP_DEADLINE: '10s',
      TOCSIN_AGGREGATOR_CHECKPOINT_EVERY: '2s',
      TOCSIN_CLICKHOUSE_URL: viaProxy.href,
      TOCSIN_CLICKHOUSE_DATABASE: DATABASE,
      TOCSIN_ARCHIVE_LAST_RETRY: '2s',
      TOCSIN_ESCALATION_PLAYBOOKS: playbooks,
      TOCSIN_ESCALATION_TOKENS: JSON.stringify(TOKENS),
      TOCSIN_NOTIFIER_SECRETS: JSON.stringify({ receiver: RECEIVER_SECRET }),
      TOCSIN_NOTIFIER_ALLOW: JSON.stringify(['127.0.0.0/8']),
    }
    return { log, database, receiver, broker, kafkaProxy, clickhouseProxy, clickhouse, env, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>
