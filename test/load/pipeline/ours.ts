import { type ClickHouse, connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import {
  type EmbeddedClickHouse,
  startEmbeddedClickHouse,
} from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import type { Kafka } from 'kafkajs'
import { kafkaEnvironment } from '../../support/service-process.ts'
import { newFolder, removeFolder } from '../../support/standalone.ts'
import { metricOf, metricsOf } from '../metrics.ts'
import { type Program, startProgram, usageOf, usedSince } from '../program.ts'
import type { Bench, Engine } from './engine.ts'
import { INPUT_TOPIC, PARTITIONS } from './topics.ts'

type Admin = ReturnType<Kafka['admin']>

const GROUPS = ['aggregator.v1', 'archive.v1']
/** What the engine writes: gone before the next drain. */
const OUTPUTS = [TOPICS.windowsUpdated, TOPICS.aggregatorState, TOPICS.signalsRaised, TOPICS.mentionsScoredDlq].map(
  ({ name }) => name,
)
const POLL_MS = 100
/** The end of the windows' topic must stand still for so long; the clock stops at the beginning of that. */
const STILL_MS = 1_000
const logger = createLogger({ name: 'bench', level: 'error' })

/** Forgets earlier drains. The archive's other work, keeping every mention, is no part of the comparison: it is told that it is done. */
const reset = async (admin: Admin): Promise<void> => {
  const { groups } = await admin.listGroups()
  await admin.deleteGroups(groups.map(({ groupId }) => groupId).filter(groupId => GROUPS.includes(groupId)))
  const present = await admin.listTopics()
  await admin.deleteTopics({ topics: OUTPUTS.filter(topic => present.includes(topic)) })
  const ends = await admin.fetchTopicOffsets(INPUT_TOPIC)
  await admin.setOffsets({
    groupId: 'archive.v1',
    topic: INPUT_TOPIC,
    partitions: ends.map(({ partition, high }) => ({ partition, offset: high })),
  })
}

const healthOf = async (program: Program): Promise<string> => {
  const { healthPort } = await program.said(({ msg }) => msg === 'started')
  return `http://127.0.0.1:${healthPort}`
}

/** Records folded, and where windows end and how far they are in ClickHouse. */
const progressOf = async (admin: Admin, healthUrl: string) => {
  const [text, ends, [committed]] = await Promise.all([
    metricsOf({ healthUrl }),
    admin.fetchTopicOffsets(TOPICS.windowsUpdated.name),
    admin.fetchOffsets({ groupId: 'archive.v1', topics: [TOPICS.windowsUpdated.name] }),
  ])
  const sum = (offsets: readonly string[]): number =>
    offsets.reduce((total, one) => total + Math.max(0, Number(one)), 0)
  return {
    folded: metricOf(text, 'tocsin_aggregator_records_total'),
    windows: sum(ends.map(({ high }) => high)),
    kept: sum(committed!.partitions.map(({ offset }) => offset)),
  }
}

/** Resolves to when everything was folded, told and kept. */
const drainedAt = async (admin: Admin, healthUrl: string, records: number): Promise<number> => {
  let since = Date.now()
  let at = -1
  for (;;) {
    const { folded, windows, kept } = await progressOf(admin, healthUrl)
    const now = Date.now()
    if (folded < records || kept < windows || windows !== at) since = now
    at = windows
    if (now - since >= STILL_MS) return since
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
  }
}

/** Rows as they lie in the table, and the mentions in tumbling windows of five minutes, which must be those of the input. */
const keptIn = async (clickhouse: ClickHouse): Promise<{ readonly rows: number; readonly mentions: number }> => {
  const [rows] = await clickhouse.query<{ n: string }>('SELECT count() AS n FROM windows')
  const [mentions] = await clickhouse.query<{ n: number }>(
    'SELECT sum(mentions) AS n FROM windows FINAL WHERE size_ms = 300000 AND final AND toUnixTimestamp64Milli(window_start) % 300000 = 0',
  )
  return { rows: Number(rows!.n), mentions: Number(mentions!.n) }
}

const drain = async (admin: Admin, embedded: EmbeddedClickHouse, { brokers, brokerPid, filled }: Bench) => {
  const env = {
    ...kafkaEnvironment(brokers),
    TOCSIN_LOG_PARTITIONS: String(PARTITIONS),
    TOCSIN_RUNTIME_HEALTH_PORT: '0',
  }
  const archive = startProgram('archive', [process.execPath, 'services/archive/src/main.ts'], {
    ...env,
    TOCSIN_CLICKHOUSE_URL: embedded.url,
  })
  await healthOf(archive)
  const brokerBefore = usageOf(brokerPid)
  const aggregator = startProgram('aggregator', [process.execPath, 'services/aggregator/src/main.ts'], {
    ...env,
    TOCSIN_GRPC_PORT: '0',
  })
  const { time } = await aggregator.said(({ msg }) => msg === 'partition assigned')
  const endedAtMs = await drainedAt(admin, await healthOf(aggregator), filled.records)
  const usage = {
    aggregator: usageOf(aggregator.pid),
    archive: usageOf(archive.pid),
    clickhouse: usageOf(embedded.pid()),
    broker: usedSince(brokerBefore, usageOf(brokerPid)),
  }
  const clickhouse = connectClickHouse({ url: embedded.url, database: 'tocsin', logger })
  const { rows, mentions } = await keptIn(clickhouse)
  await clickhouse.close()
  await Promise.all([aggregator.end(), archive.end()])
  if (mentions !== filled.distinct) throw new Error(`${mentions} mentions were counted, not ${filled.distinct}`)
  return { seconds: (endedAtMs - Date.parse(String(time))) / 1_000, rows, usage }
}

/** The aggregator and the archive as they are deployed, in front of the embedded ClickHouse. */
export const oursEngine: Engine = {
  name: 'Tocsin',
  settings:
    'aggregator and archive, one process each, default settings, embedded ClickHouse; repeats dropped, windows of 5 min by 10 s and 1 h by 60 s, ' +
    'rules at every second, versioned rows in ClickHouse at the end of the clock, mentions counted exactly',
  async drain(bench) {
    const admin = bench.kafka.admin()
    await admin.connect()
    await reset(admin)
    const dataDir = newFolder()
    const embedded = await startEmbeddedClickHouse({ dataDir, logger })
    try {
      return await drain(admin, embedded, bench)
    } finally {
      await Promise.all([embedded.stop(), admin.disconnect()])
      removeFolder(dataDir)
    }
  },
}
