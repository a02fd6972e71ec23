import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configVersionCodec, controlCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { AppendRecord, Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { type AggregatorConfig, readConfig } from '../src/config.ts'
import { type Aggregator, createAggregator } from '../src/service.ts'
import type { Entry } from './timeline.ts'

const PARTITIONS = 3
export const logger = createLogger({ name: 'test', level: 'silent' })

export interface Bench {
  readonly log: Log
  /** Starts an aggregator; `close` stops it if nobody has. */
  start(over?: Partial<AggregatorConfig>): Promise<Aggregator>
  /** The metrics of the aggregator that was started last, as Prometheus text. */
  figures(): Promise<string>
  /** Appends entries as ingest and sentiment would have. */
  append(entries: readonly Entry[]): Promise<void>
  close(): Promise<void>
}

const recordOf = (entry: Entry): AppendRecord[] => {
  if (entry.kind === 'mention') return [{ key: 'lumo', value: entry.value, headers: { [KIND_HEADER]: 'mention' } }]
  if (entry.kind === 'control') {
    const value = controlCodec.encode({ ...entry.control, flag: entry.control.flag ?? null })
    return [{ key: 'lumo', value, headers: { [KIND_HEADER]: 'control' } }]
  }
  const value = tickCodec.encode({
    ingestId: 'test',
    observedAtMs: entry.appendedAtMs,
    appendedAtMs: entry.appendedAtMs,
  })
  return Array.from({ length: PARTITIONS }, (_, partition) => ({
    key: `tick-${partition}`,
    value,
    partition,
    headers: { [KIND_HEADER]: 'tick' },
  }))
}

/** An embedded log in a temporary folder with the topics of the product. */
export const openBench = async (): Promise<Bench> => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-aggregator-'))
  const log = await openEmbeddedLog({ dir, logger })
  await log.ensureTopics(
    Object.values(TOPICS).map(topic => ({
      name: topic.name,
      partitions: topic.partitioning === 'brand' ? PARTITIONS : 1,
      cleanup: topic.cleanup,
    })),
  )
  const running = new Set<Aggregator>()
  let metrics = createMetrics()

  return {
    log,
    async start(over = {}) {
      const config = { ...readConfig({}), checkpointEvery: 0, ...over }
      metrics = createMetrics()
      const aggregator = createAggregator(config, { log, logger, metrics, now: Date.now })
      running.add(aggregator)
      await aggregator.start()
      return aggregator
    },
    figures: () => metrics.text(),
    async append(entries) {
      for (const entry of entries) {
        if (entry.kind !== 'control' || entry.config === undefined) continue
        const { configId, version } = entry.config
        await log.append(TOPICS.configVersions.name, [
          { key: `${configId}@${version}`, value: configVersionCodec.encode(entry.config) },
        ])
      }
      await log.append(TOPICS.mentionsScored.name, entries.flatMap(recordOf))
    },
    async close() {
      for (const aggregator of running) await aggregator.stop()
      await log.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Everything in a topic, by partition and offset. */
export const readAll = async <T>(log: Log, topic: string, decode: (value: Uint8Array) => T): Promise<T[]> => {
  const values: T[] = []
  for (const { partition, startOffset } of await log.offsets(topic)) {
    for await (const records of log.read({ topic, partition }, startOffset)) {
      for (const record of records) values.push(decode(record.value))
    }
  }
  return values
}
