import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouse, connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import {
  type EmbeddedClickHouse,
  startEmbeddedClickHouse,
} from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { createHistory } from '@tocsin/shared/clickhouse/history.ts'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { vi } from 'vitest'
import { type ArchiveConfig, readConfig } from '../config.ts'
import { type Archive, createArchive } from '../service.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const PARTITIONS = 3

export const START = Date.UTC(2026, 0, 5)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

const QUICK: ArchiveConfig = {
  ...readConfig({}),
  windowsDays: 0,
  mentionsDays: 0,
  signalsDays: 0,
  batchWait: 20,
  idleCommit: 20,
  firstRetry: 20,
  lastRetry: 100,
  sweepEvery: 50,
}

export const window = (over: WindowInput): WindowInput => ({
  brandId: 'acme',
  sizeMs: 300_000,
  windowStartMs: START,
  windowEndMs: START + 300_000,
  ver: '1',
  ...over,
})

const mention = (over: MentionInput): MentionInput => ({
  brandId: 'acme',
  source: 'web',
  text: 'text',
  eventTimeMs: START,
  appendedAtMs: START,
  ...over,
})

export const mentionBytes = (over: MentionInput): Uint8Array => mentionCodec.encode(mention(over))

export const eventually = (check: () => Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 15_000, interval: 25 })

/** An archive on a real log and a real ClickHouse that can be stopped and started behind one unchanged client. */
export const openFixture = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-archive-'))
  const log: Log = await openEmbeddedLog({ dir: join(dir, 'log'), logger })
  await log.ensureTopics(
    Object.values(TOPICS).map(({ name, partitioning, cleanup }) => ({
      name,
      cleanup,
      partitions: partitioning === 'brand' ? PARTITIONS : 1,
    })),
  )
  let embedded: EmbeddedClickHouse
  let target: ClickHouse
  let archive: Archive | undefined
  let now = START
  let delivered = 0
  let losesCommits = false
  /** The log, watched: it counts what it hands out and, when told, forgets commits as a process killed before them does. */
  const watched: Log = {
    ...log,
    group(options) {
      const onBatch: typeof options.onBatch = batch => {
        delivered += batch.records.length
        return options.onBatch(batch)
      }
      const reader = log.group({ ...options, onBatch })
      return { ...reader, commit: async (of, offset) => (losesCommits ? undefined : reader.commit(of, offset)) }
    },
  }
  const clickhouse = new Proxy({} as ClickHouse, { get: (_, name: keyof ClickHouse) => target[name] })
  const history = createHistory(clickhouse)

  const startClickHouse = async (): Promise<void> => {
    embedded = await startEmbeddedClickHouse({ dataDir: join(dir, 'clickhouse'), logger })
    target = connectClickHouse({ url: embedded.url, database: 'tocsin', logger })
  }
  const stopClickHouse = (): Promise<void> => embedded.stop()
  await startClickHouse()

  const append = (topic: string, values: readonly Uint8Array[], headers: Record<string, string> = {}) =>
    log.append(
      topic,
      values.map(value => ({ key: 'acme', value, headers })),
    )

  return {
    clickhouse,
    history,
    startClickHouse,
    stopClickHouse,
    /** Ends the engine's process where it stands, if it runs; it is started again by itself. */
    killClickHouse(): boolean {
      const pid = embedded.pid()
      return pid !== undefined && process.kill(pid, 'SIGKILL')
    },
    append,
    appendMentions: (...mentions: MentionInput[]) => append(TOPICS.mentionsScored.name, mentions.map(mentionBytes)),
    loseCommits(lose: boolean): void {
      losesCommits = lose
    },
    /** Records that the log has handed to the archive. */
    delivered: () => delivered,
    setNow(ms: number): void {
      now = ms
    },
    async startArchive(over: Partial<ArchiveConfig> = {}): Promise<Archive> {
      const deps = { log: watched, logger, metrics: createMetrics(), now: () => now, clickhouse }
      archive = createArchive({ ...QUICK, ...over }, deps)
      await archive.start()
      return archive
    },
    /** Texts of all mentions of the brand by native id. */
    async mentionTexts(): Promise<Record<string, string>> {
      const span = { brandId: 'acme', fromMs: START - DAY, toMs: START + DAY, limit: 1_000 }
      const found = await history.listMentions(span)
      return Object.fromEntries(found.map(({ nativeId, text }) => [nativeId, text]))
    },
    async recordsOf(topic: string): Promise<LogRecord[]> {
      const records: LogRecord[] = []
      for (const { partition, startOffset } of await log.offsets(topic)) {
        for await (const some of log.read({ topic, partition }, startOffset)) records.push(...some)
      }
      return records
    },
    async stop(): Promise<void> {
      await archive?.stop()
      await log.close()
      await embedded.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export type Fixture = Awaited<ReturnType<typeof openFixture>>
