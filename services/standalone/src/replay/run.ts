import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createAggregator } from '@tocsin/aggregator/service.ts'
import { createArchive } from '@tocsin/archive/service.ts'
import { createGateway } from '@tocsin/gateway/service.ts'
import { createFileConnector } from '@tocsin/ingest/connectors/file/connect.ts'
import { createIngest } from '@tocsin/ingest/service.ts'
import type { FileSource } from '@tocsin/ingest/source-config.ts'
import { createSentiment } from '@tocsin/sentiment/service.ts'
import { createHistory } from '@tocsin/shared/clickhouse/history.ts'
import { type Codec, mentionCodec, signalCodec, tickCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { AppendRecord, EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { createLifecycle } from '@tocsin/shared/runtime/lifecycle.ts'
import { findFreePort } from '@tocsin/shared/runtime/listen.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import type { Service } from '@tocsin/shared/runtime/service.ts'
import type { Address } from '../address.ts'
import { readConfiguration } from '../configuration.ts'
import { openHistoryStore } from '../history-store.ts'
import { type BrandReport, reportBrands } from './report.ts'

export interface ReplaySettings {
  readonly file: string
  /** New and empty. */
  readonly dataDir: string
  readonly playbooksDir: string
  readonly wallDir: string
  /** Times the pace of the file; 0 as fast as possible. */
  readonly speed: number
  /** Also starts the archive and the gateway, so that the wall shows it. */
  readonly serve: boolean
  onServing(address: Address): void
  readonly logger: Logger
}

export interface Replay {
  readonly brands: readonly BrandReport[]
  /** Lines that were no post, or whose post was refused. */
  readonly rejected: number
  stop(): Promise<void>
}

const COLLECTED = TOPICS.mentionsCollected.name

/** When the file begins: what was configured before its first mention counts from there. */
const startOf = async (source: FileSource): Promise<EpochMs> => {
  const signal = new AbortController().signal
  for await (const item of createFileConnector({ ...source, speed: 0 }).open(undefined, signal)) {
    const startMs =
      item.kind === 'post' ? Date.parse(String(item.post.observedAt || item.post.publishedAt)) : Number.NaN
    if (!Number.isNaN(startMs)) return startMs
  }
  return Date.now()
}

/** The file's time is the log's time: a record is appended when it was observed. Everything else keeps the machine's clock. */
const appendTimesFrom =
  (startMs: EpochMs) =>
  (topic: string, { value, headers }: AppendRecord, now: EpochMs): EpochMs => {
    if (topic !== COLLECTED) return now
    if (headers?.[KIND_HEADER] === 'tick') return tickCodec.decode(value).observedAtMs
    return headers?.[KIND_HEADER] === 'control' ? startMs : mentionCodec.decode(value).observedAtMs
  }

const fileSource = (file: string, speed: number): FileSource => ({
  id: 'file',
  kind: 'file',
  timing: 'live',
  usualGapMs: undefined,
  path: file,
  format: file.endsWith('.csv') ? 'csv' : 'ndjson',
  follow: false,
  columns: {},
  delimiter: ',',
  keepObservedAt: true,
  sourceFromRecord: true,
  maxPerSecond: 0,
  speed,
})

/**
 * Authors are hashed under one known key, so that two replays give the same bytes: samples are drawn by these hashes, and the file at hand
 * names its authors anyway.
 */
const AUTHOR_KEYS = `1:${'5e'.repeat(32)}`

/** Long enough after the last mention that every window is closed and every signal that can close has closed. */
const AFTER_THE_END_MS = 3 * 3_600_000

const readAll = async <T>(log: Log, topic: string, codec: Codec<never, T>): Promise<T[]> => {
  const values: T[] = []
  for await (const chunk of log.read({ topic, partition: 0 }, 0n)) {
    for (const { value, headers } of chunk)
      if (headers[KIND_HEADER] === undefined || headers[KIND_HEADER] === 'mention') values.push(codec.decode(value))
  }
  return values
}

const appendLastTick = async (log: Log): Promise<void> => {
  const [{ endOffset } = { endOffset: 0n }] = await log.offsets(COLLECTED)
  if (endOffset === 0n) return
  let lastMs = 0
  for await (const chunk of log.read({ topic: COLLECTED, partition: 0 }, endOffset - 1n))
    lastMs = chunk.at(-1)?.appendedAt ?? lastMs
  const value = tickCodec.encode({ ingestId: 'replay', observedAtMs: lastMs + AFTER_THE_END_MS })
  await log.append(COLLECTED, [{ key: '', partition: 0, value, headers: { [KIND_HEADER]: 'tick' } }])
}

const countRecords = async (log: Log, topic: string): Promise<number> =>
  (await log.offsets(topic)).reduce((sum, { startOffset, endOffset }) => sum + Number(endOffset - startOffset), 0)

/** Sentiment passes every record on in its place: it has caught up when both topics are equally long. */
const scoredAll = async (log: Log): Promise<void> => {
  while ((await countRecords(log, TOPICS.mentionsScored.name)) < (await countRecords(log, COLLECTED)))
    await new Promise(resolve => setTimeout(resolve, 20))
}

/** Folds a file of mentions in its own time, on a log of one partition, with the same services that `npm start` runs. */
export const replayFile = async (settings: ReplaySettings): Promise<Replay> => {
  const { file, dataDir, playbooksDir, wallDir, speed, serve, logger } = settings
  const { values: configuration } = readConfiguration({})
  const source = fileSource(file, speed)
  const lifecycle = createLifecycle(logger)
  mkdirSync(dataDir, { recursive: true })
  const log = await openEmbeddedLog({
    dir: join(dataDir, 'log'),
    logger,
    appendTime: appendTimesFrom(await startOf(source)),
  })
  lifecycle.onStop('log', () => log.close())
  await log.ensureTopics(topicSettings(1))

  const deps = { log, logger, metrics: createMetrics(), now: Date.now }
  const run = async <S extends Service>(name: string, service: S): Promise<S> => {
    lifecycle.onStop(name, () => service.stop())
    await service.start()
    return service
  }
  if (serve) {
    const store = await openHistoryStore({
      dataDir: join(dataDir, 'clickhouse'),
      settings: configuration.clickhouse,
      logger,
    })
    if (store.kind !== 'off') {
      lifecycle.onStop('history', () => store.stop())
      await run('archive', createArchive(configuration.archive, { ...deps, clickhouse: store.clickhouse }))
    }
    const { host } = configuration.gateway
    const port = await findFreePort(configuration.gateway)
    const history = store.kind === 'off' ? {} : { history: createHistory(store.clickhouse) }
    const gateway = await run(
      'gateway',
      createGateway({ ...configuration.gateway, port }, { ...deps, ...history, wallDir, demo: false }),
    )
    settings.onServing({ host, port: gateway.address().port, insteadOf: undefined })
  }
  const aggregator = await run('aggregator', createAggregator(configuration.aggregator, deps))
  // A file is read faster than any stream flows; nothing of it may be thinned.
  await run('sentiment', createSentiment({ ...configuration.sentiment, thinAbove: 0 }, deps))
  const ingest = await run(
    'ingest',
    createIngest(
      { ...configuration.ingest, playbooks: playbooksDir, sources: [source], tickInterval: 0, authorKeys: AUTHOR_KEYS },
      { ...deps, dataDir },
    ),
  )
  await ingest.finished()
  await appendLastTick(log)
  await scoredAll(log)
  await aggregator.drained()

  const windows = await readAll(log, TOPICS.windowsUpdated.name, windowCodec)
  const signals = await readAll(log, TOPICS.signalsRaised.name, signalCodec)
  return {
    brands: reportBrands(aggregator.tallies(), windows, signals),
    rejected: await countRecords(log, TOPICS.mentionsCollectedDlq.name),
    stop: async () => void (await lifecycle.stop()),
  }
}
