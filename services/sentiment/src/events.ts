import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'
import type { DeadLetterReason } from './core/batch.ts'

/** What happens in this service: log record and counter together. None of them throws. */
export const createEvents = (logger: Logger, metrics: Metrics) => {
  const scored = metrics.counter('tocsin_sentiment_scored_total', 'Mentions scored, by scorer.', ['scorer'])
  const dead = metrics.counter('tocsin_sentiment_dead_letters_total', 'Records that could not be read.', ['reason'])
  const delay = metrics.histogram(
    'tocsin_sentiment_delay_seconds',
    'From the append of a record to the durable append of its score.',
    [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
  )
  const lag = metrics.gauge('tocsin_sentiment_lag_records', 'Records not scored yet.', ['partition'])
  const fallbacks = metrics.counter(
    'tocsin_sentiment_fallbacks_total',
    'Batches that the built-in model scored instead.',
  )
  const missing = metrics.counter(
    'tocsin_sentiment_missing_records_total',
    'Records of the log that were not there when their turn came.',
  )
  const sampled = metrics.gauge('tocsin_sentiment_sampled_one_in', '1 in n that is not negative is passed on.', [
    'partition',
  ])
  const thinned = metrics.counter('tocsin_sentiment_thinned_total', 'Mentions that went to the archive only.')
  const downstream = metrics.gauge('tocsin_sentiment_downstream_lag_records', 'Records passed on, not counted yet.', [
    'partition',
  ])
  return {
    sampled: (partition: number, oneIn: number) => sampled.set({ partition: String(partition) }, oneIn),
    /** Who has the partition now tells its figures. */
    unassigned: (partition: number) => {
      sampled.remove({ partition: String(partition) })
      downstream.remove({ partition: String(partition) })
    },
    thinned: (mentions: number) => thinned.inc(mentions),
    downstream: (partition: number, lagRecords: number) => downstream.set({ partition: String(partition) }, lagRecords),
    thinningChanged: (partition: number, from: number, oneIn: number, lagRecords: number) =>
      logger[oneIn > from ? 'warn' : 'info'](
        { partition, from, oneIn, lagRecords },
        oneIn > from ? 'what counts mentions cannot keep up, fewer are passed on' : 'more mentions are passed on again',
      ),
    recordsMissing: (partition: number, count: number) => {
      missing.inc(count)
      logger.error({ partition, records: count }, 'records of the log are missing')
    },
    batchScored: (scorer: string, mentions: number, delayMs: number, partition: number, behind: number) => {
      if (mentions > 0) scored.inc({ scorer }, mentions)
      delay.observe(Math.max(0, delayMs) / 1000)
      lag.set({ partition: String(partition) }, behind)
    },
    deadLetter: (reason: DeadLetterReason, cause: string, partition: number, offset: bigint) => {
      dead.inc({ reason })
      logger.warn({ reason, cause, partition, offset: String(offset) }, 'record sent to the dead-letter topic')
    },
    scorerFailed: (error: unknown) => {
      fallbacks.inc()
      logger.warn({ err: error }, 'the other scorer failed, the built-in model scores')
    },
    scorerPaused: (pauseMs: number) => logger.error({ pauseMs }, 'the other scorer is left alone'),
    scorerBack: () => logger.info('the other scorer answers again'),
  }
}

export type Events = ReturnType<typeof createEvents>
