import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'
import type { DeadLetterReason } from './core/record.ts'

const LATENCIES = [0.5, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300]
const SECOND_MS = 1_000
/** What a long outage leaves to be told at once counts as its last hour. */
const COUNTED_MS = 3_600_000
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** What happens in the aggregator: one function per event, log record and figures together. */
export const createAggregatorEvents = (logger: Logger, metrics: Metrics) => {
  const records = metrics.counter('tocsin_aggregator_records_total', 'Records folded')
  const seconds = metrics.histogram('tocsin_aggregator_fold_seconds', 'Time to fold a batch', SECONDS)
  const lag = metrics.gauge('tocsin_aggregator_lag_records', 'Records of the partition that are not folded yet', [
    'partition',
  ])
  const windows = metrics.counter('tocsin_aggregator_windows_total', 'Window values published')
  const signals = metrics.counter('tocsin_aggregator_signals_total', 'Signal values published', [
    'kind',
    'level',
    'state',
  ])
  const letters = metrics.counter('tocsin_aggregator_dead_letters_total', 'Records set aside', ['reason'])
  const duplicates = metrics.gauge('tocsin_aggregator_duplicates_count', 'Repeats dropped since the fold began', [
    'partition',
  ])
  const late = metrics.gauge(
    'tocsin_aggregator_late_count',
    'Mentions too late for their windows since the fold began',
    ['partition'],
  )
  const checkpoints = metrics.counter('tocsin_aggregator_checkpoints_total', 'Checkpoints written')
  const retries = metrics.counter('tocsin_aggregator_append_retries_total', 'Appends tried again', ['topic'])

  const latency = metrics.histogram(
    'tocsin_aggregator_signal_latency_seconds',
    'From the append of a mention to the durable signal that it can open: the longest of each second of stream time',
    LATENCIES,
  )
  const missing = metrics.counter(
    'tocsin_aggregator_missing_records_total',
    'Records of the log that were not there when their turn came',
  )

  return {
    /** How old the picture is, whenever somebody asks. */
    showWatermarks(watermarks: () => readonly (readonly [number, number])[], now: () => number): void {
      metrics.gauge(
        'tocsin_aggregator_watermark_age_seconds',
        'Clock less watermark: how old the picture is',
        ['partition'],
        gauge => {
          gauge.reset()
          for (const [partition, watermarkMs] of watermarks())
            gauge.set({ partition: String(partition) }, Math.max(0, now() - watermarkMs) / 1_000)
        },
      )
    },
    /** All whole seconds of stream time after `fromMs`, up to `toMs`, are decided, and what they led to is durable. */
    decided(fromMs: number, toMs: number, nowMs: number): void {
      const lastMs = Math.floor(toMs / SECOND_MS) * SECOND_MS
      const afterMs = Math.max(Math.floor(fromMs / SECOND_MS) * SECOND_MS, lastMs - COUNTED_MS)
      // A second's first mention came right after the second before.
      for (let beforeMs = afterMs; beforeMs < lastMs; beforeMs += SECOND_MS)
        latency.observe(Math.max(0, nowMs - beforeMs) / 1_000)
    },
    recordsMissing(partition: number, count: number): void {
      missing.inc(count)
      logger.error({ partition, records: count }, 'records of the log are missing')
    },
    folded(partition: number, count: number, behind: bigint, ms: number): void {
      records.inc(count)
      seconds.observe(ms / 1_000)
      lag.set({ partition: String(partition) }, Number(behind))
    },
    tallied(partition: number, totals: { readonly duplicates: number; readonly late: number }): void {
      duplicates.set({ partition: String(partition) }, totals.duplicates)
      late.set({ partition: String(partition) }, totals.late)
    },
    published(count: number): void {
      windows.inc(count)
    },
    signalled(signal: {
      readonly signalId?: string
      readonly kind?: unknown
      readonly level?: unknown
      readonly state?: unknown
      readonly latest?: { readonly sentence?: string } | null
    }): void {
      const [kind, level, state] = [signal.kind, signal.level, signal.state].map(String) as [string, string, string]
      signals.inc({ kind, level, state })
      logger.info({ signalId: signal.signalId, kind, level, state, sentence: signal.latest?.sentence }, 'signal')
    },
    deadLettered(partition: number, offset: bigint, reason: DeadLetterReason): void {
      letters.inc({ reason })
      logger.warn({ partition, offset: offset.toString(), reason }, 'record set aside')
    },
    assigned(partition: number, from: bigint, how: 'checkpoint' | 'start' | 'partial'): void {
      logger.info({ partition, from: from.toString(), how }, 'partition assigned')
    },
    stateBroken(partition: number): void {
      logger.error({ partition }, 'saved state does not belong together, folding the log again without it')
    },
    checkpointed(partition: number, count: number): void {
      checkpoints.inc()
      logger.debug({ partition, records: count }, 'checkpoint written')
    },
    appendFailed(topic: string, err: unknown, retryInMs: number): void {
      retries.inc({ topic })
      logger.warn({ topic, err, retryInMs }, 'append failed, the same records are tried again')
    },
    readFailed(topic: string, err: unknown, retryInMs: number): void {
      logger.warn({ topic, err, retryInMs }, 'reading failed, it begins again')
    },
  }
}

export type AggregatorEvents = ReturnType<typeof createAggregatorEvents>
