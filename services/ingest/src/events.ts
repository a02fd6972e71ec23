import type { SourceHealth } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'

/** What happened, told once: log record and counter together. Never throws. */
export const createEvents = (logger: Logger, metrics: Metrics) => {
  const mentions = metrics.counter('tocsin_ingest_posts_total', 'Posts by what became of them.', ['source', 'outcome'])
  const rejections = metrics.counter('tocsin_ingest_rejected_total', 'Rejected posts by reason.', ['source', 'reason'])
  const states = metrics.gauge('tocsin_ingest_source_state', '1 for the state a source is in.', ['source', 'state'])
  const appendFailures = metrics.counter('tocsin_ingest_append_failures_total', 'Appends that the log refused.', [
    'topic',
  ])
  const ticksMissed = metrics.counter('tocsin_ingest_ticks_missed_total', 'Ticks that could not be written.')
  const inFlight = metrics.gauge('tocsin_ingest_in_flight_bytes', 'Text on its way to the log.')
  const inFlightLimit = metrics.gauge('tocsin_ingest_in_flight_limit_bytes', 'Above this, posts are refused.')
  const skew = metrics.gauge(
    'tocsin_ingest_clock_skew_seconds',
    "The log's clock less ours, beyond the time of an append.",
  )
  const lost = metrics.counter(
    'tocsin_ingest_log_records_lost_total',
    'Acknowledged records that the log no longer has: it gave their offsets again.',
  )
  const refused = metrics.counter('tocsin_ingest_refused_total', 'Calls that were told to come later.', ['transport'])
  const spoolBytes = metrics.gauge('tocsin_ingest_spool_bytes', 'What waits on disk for the log.')
  const spoolLimit = metrics.gauge('tocsin_ingest_spool_limit_bytes', 'Above this, nothing more is spooled.')
  const spooled = metrics.counter('tocsin_ingest_spooled_total', 'Records that were written to the spool.')
  const spoolRefused = metrics.counter('tocsin_ingest_spool_refused_total', 'Appends that the spool refused.', [
    'reason',
  ])
  const seconds = metrics.histogram(
    'tocsin_ingest_publish_seconds',
    'From the post to the durable append.',
    [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  )

  return {
    published(source: string, outcome: 'accepted' | 'unmatched' | 'deleted', count: number) {
      if (count > 0) mentions.inc({ source, outcome }, count)
    },
    rejected(source: string, reason: string) {
      mentions.inc({ source, outcome: 'rejected' })
      rejections.inc({ source, reason })
    },
    appended(elapsedMs: number) {
      seconds.observe(elapsedMs / 1_000)
    },
    inFlightBytes(bytes: number) {
      inFlight.set(bytes)
    },
    inFlightLimit(bytes: number) {
      inFlightLimit.set(bytes)
    },
    ticked(skewMs: number) {
      skew.set(skewMs / 1_000)
    },
    recordsLost(partition: number, count: number) {
      lost.inc(count)
      logger.error({ partition, records: count }, 'the log lost records that it had acknowledged')
    },
    refused(transport: 'http' | 'grpc') {
      refused.inc({ transport })
    },
    spoolOpened(bytes: number, limitBytes: number) {
      spoolBytes.set(bytes)
      spoolLimit.set(limitBytes)
    },
    spoolBegins(bytes: number) {
      logger.warn({ bytes }, 'sources that go on are spooled until the log takes them')
    },
    spooled(records: number, bytes: number) {
      spooled.inc(records)
      spoolBytes.set(bytes)
    },
    spoolHolds(bytes: number) {
      spoolBytes.set(bytes)
    },
    spoolEmptied(records: number, elapsedMs: number) {
      logger.info({ records, elapsedMs: Math.round(elapsedMs) }, 'what was spooled is in the log')
    },
    spoolRefused(reason: 'full' | 'too-old' | 'disk') {
      spoolRefused.inc({ reason })
    },
    spoolUnreadable(file: string, bytes: number) {
      logger.error({ file, bytes }, 'a part of the spool cannot be read and is left out')
    },
    appendFailed(topic: string, err: unknown) {
      appendFailures.inc({ topic })
      logger.warn({ topic, err }, 'the log refused an append')
    },
    tickMissed(err: unknown) {
      ticksMissed.inc()
      logger.debug({ err }, 'a tick could not be written')
    },
    sourceChanged({ source, state, reason }: SourceHealth, before: string | undefined) {
      if (before !== undefined) states.set({ source, state: before }, 0)
      states.set({ source, state }, 1)
      const isBad =
        state === 'SOURCE_STATE_FAILED' || state === 'SOURCE_STATE_SILENT' || state === 'SOURCE_STATE_LAGGING'
      logger[isBad ? 'warn' : 'info']({ source, state, reason }, 'a source changed its state')
    },
    sourceFailed(source: string, err: unknown, retryInMs: number) {
      logger.warn({ source, err, retryInMs }, 'a source failed and is opened again')
    },
    deadLettered(source: string, reason: string, place: string) {
      mentions.inc({ source, outcome: 'dead-letter' })
      logger.info({ source, reason, place }, 'a record became a dead letter')
    },
    configPublished(configId: string, version: number) {
      logger.info({ configId, version }, 'a configuration version was published')
    },
    planNotRead(version: number, problems: readonly string[]) {
      logger.error({ version, problems }, 'the applied playbook cannot be read by this build')
    },
    brandsMatched(brands: number, terms: number) {
      logger.info({ brands, terms }, 'brands are matched')
    },
    badConfiguration(offset: string, err: unknown) {
      logger.error({ offset, err }, 'a configuration record cannot be read and is passed over')
    },
    authorKeyMade(path: string) {
      logger.info({ path }, 'a key for author hashes was made')
    },
    receiverListens(host: string, port: number) {
      logger.info({ host, port }, 'the webhook receiver listens')
    },
  }
}

export type Events = ReturnType<typeof createEvents>
