import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

export interface Place {
  readonly holdId: string
  readonly connectorId: string
  readonly work: string
}

/** What happens when connectors are asked: one function per event, log record and figures together. */
export const createConnectorEvents = (logger: Logger, metrics: Metrics) => {
  const attempts = metrics.counter('tocsin_connectors_attempts_total', 'Requests to connectors', [
    'connector',
    'outcome',
  ])
  const seconds = metrics.histogram('tocsin_connectors_answer_seconds', 'Hold to answer of a connector', SECONDS, [
    'connector',
  ])
  const open = metrics.gauge('tocsin_connectors_open_count', 'Work that connectors have not answered')
  const unreported = metrics.counter('tocsin_connectors_reports_failed_total', 'Reports that were not taken')

  return {
    settled(place: Place, outcome: 'said' | 'took', afterMs: number): void {
      attempts.inc({ connector: place.connectorId, outcome })
      seconds.observe({ connector: place.connectorId }, afterMs / 1_000)
      logger.info({ ...place, outcome, afterMs }, 'connector answered')
    },
    failed(place: Place, reason: string, retryInMs: number | undefined): void {
      attempts.inc({ connector: place.connectorId, outcome: 'failed' })
      logger.warn({ ...place, reason, retryInMs }, 'connector failed')
    },
    gaveUp(place: Place, reason: string): void {
      logger.error({ ...place, reason }, 'connector given up')
    },
    reportRefused(place: Place, err: unknown): void {
      unreported.inc()
      logger.error({ ...place, err }, 'what a connector said was not taken')
    },
    reportFailed(place: Place, err: unknown, retryInMs: number): void {
      unreported.inc()
      logger.warn({ ...place, err, retryInMs }, 'what a connector said could not be reported, it is tried again')
    },
    opened(count: number): void {
      open.set(count)
    },
    workSkipped(partition: number, offset: bigint, err: unknown): void {
      logger.error({ partition, offset: offset.toString(), err }, 'work could not be read and is skipped')
    },
    commitFailed(partition: number, err: unknown): void {
      logger.warn({ partition, err }, 'what is done could not be committed, it is tried again')
    },
  }
}

export type ConnectorEvents = ReturnType<typeof createConnectorEvents>
