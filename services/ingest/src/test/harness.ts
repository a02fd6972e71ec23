import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import type { Mention } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { loadSettings } from '@tocsin/shared/runtime/settings.ts'
import { type IngestConfig, ingestSection } from '../config.ts'
import { createIngest, type Ingest } from '../service.ts'

export const PARTITIONS = 2
const logger = createLogger({ name: 'test', level: 'silent' })

export interface Harness {
  readonly dir: string
  readonly log: Log
  /** An ingest on this log, started. */
  start(config: Partial<IngestConfig>, over?: Partial<Log>): Promise<Ingest>
  records(topic: keyof typeof TOPICS): Promise<LogRecord[]>
  mentions(): Promise<Mention[]>
  /** Resolves when the check holds, looking again as time passes. */
  until(check: () => Promise<boolean> | boolean): Promise<void>
  close(): Promise<void>
}

const defaults = loadSettings({ ingest: ingestSection }, { env: {} }).values.ingest

/** A folder with an embedded log in it, and what it takes to run ingest on it. */
export const openHarness = async (): Promise<Harness> => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-ingest-'))
  const log = await openEmbeddedLog({ dir: join(dir, 'log'), logger })
  await log.ensureTopics(topicSettings(PARTITIONS))
  const running: Ingest[] = []
  const harness: Harness = {
    dir,
    log,
    async start(config, over = {}) {
      const deps = { log: { ...log, ...over }, logger, metrics: createMetrics(), now: Date.now, dataDir: dir }
      const ingest = createIngest({ ...defaults, port: 0, tickInterval: 0, ...config }, deps)
      running.push(ingest)
      await ingest.start()
      return ingest
    },
    async records(topic) {
      const { name } = TOPICS[topic]
      const all: LogRecord[] = []
      for (const { partition, startOffset, endOffset } of await log.offsets(name))
        for await (const records of log.read({ topic: name, partition }, startOffset, endOffset)) all.push(...records)
      return all
    },
    async mentions() {
      const records = await harness.records('mentionsCollected')
      return records
        .filter(({ headers }) => headers[KIND_HEADER] === undefined)
        .map(({ value }) => mentionCodec.decode(value))
    },
    async until(check) {
      const deadline = Date.now() + 10_000
      while (!(await check())) {
        if (Date.now() > deadline) throw new Error('it did not come about within 10 s')
        await new Promise(resolve => setTimeout(resolve, 10))
      }
    },
    async close() {
      for (const ingest of running) await ingest.stop()
      await log.close()
      rmSync(dir, { recursive: true })
    },
  }
  return harness
}

export const BRANDS_YAML = `
brands:
  - { id: lumo, name: Lumo, timeZone: UTC, terms: [Lumo, "@lumo"], exclusions: [san lumo] }
  - { id: kopi, name: Kopi, timeZone: UTC, terms: [kopi] }
`
