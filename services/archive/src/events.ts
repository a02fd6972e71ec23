import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'
import type { DeadLetterReason } from './core/intake.ts'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What happens in the archive: one function per event, log record and figures together. */
export const createArchiveEvents = (logger: Logger, metrics: Metrics) => {
  const rows = metrics.counter('tocsin_archive_rows_total', 'Rows inserted into ClickHouse', ['table'])
  const seconds = metrics.histogram('tocsin_archive_insert_seconds', 'Time of an insert, retries included', SECONDS, [
    'table',
  ])
  const retries = metrics.counter('tocsin_archive_insert_retries_total', 'Inserts tried again', ['table'])
  const letters = metrics.counter('tocsin_archive_dead_letters_total', 'Records set aside', ['topic', 'reason'])
  const lag = metrics.gauge('tocsin_archive_lag_records', 'Records of the log that are not in ClickHouse yet', [
    'topic',
    'partition',
  ])
  const withdrawals = metrics.counter(
    'tocsin_archive_withdrawals_total',
    'Deletions by sources and erasures of authors taken in',
  )
  const baselines = metrics.counter('tocsin_archive_baselines_total', 'Baseline versions published')
  const away = metrics.gauge('tocsin_archive_clickhouse_away', '1 while ClickHouse does not take rows')

  return {
    inserted(table: string, count: number, ms: number): void {
      rows.inc({ table }, count)
      seconds.observe({ table }, ms / 1_000)
      logger.debug({ table, rows: count, ms }, 'rows inserted')
    },
    insertFailed(table: string, err: unknown, retryInMs: number): void {
      retries.inc({ table })
      logger.warn({ table, err, retryInMs }, 'insert failed, the same rows are tried again')
    },
    clickhouseLost(table: string): void {
      away.set(1)
      logger.error({ table }, 'clickhouse is away, reading is paused')
    },
    clickhouseBack(table: string): void {
      away.set(0)
      logger.info({ table }, 'clickhouse is back, reading goes on')
    },
    notMigrated(err: unknown, retryInMs: number): void {
      away.set(1)
      logger.warn({ err, retryInMs }, 'clickhouse is away, the archive waits to start')
    },
    started(): void {
      away.set(0)
      logger.info('archive reads the log')
    },
    deadLettered(topic: string, offset: bigint, reason: DeadLetterReason): void {
      letters.inc({ topic, reason })
      logger.warn({ topic, offset: offset.toString(), reason }, 'record set aside')
    },
    lagging(topic: string, partition: number, records: bigint): void {
      lag.set({ topic, partition: String(partition) }, Number(records))
    },
    withdrawn(count: number): void {
      withdrawals.inc(count)
      logger.info({ count }, 'deletions taken in, texts blanked')
    },
    erased(erasureId: string, mentions: number): void {
      logger.info({ erasureId, mentions }, 'an author was erased')
    },
    erasureSkipped(offset: bigint, err: unknown): void {
      logger.error({ offset: offset.toString(), err }, 'a record of erasures cannot be read')
    },
    baselinePublished(brandId: string, version: number, weeks: number): void {
      baselines.inc()
      logger.info({ brandId, version, weeks }, 'baseline published')
    },
    taskFailed(task: string, err: unknown): void {
      logger.warn({ task, err }, 'task failed, it is done again at its next time')
    },
  }
}

export type ArchiveEvents = ReturnType<typeof createArchiveEvents>
