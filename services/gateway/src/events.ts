import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'

/** One function per thing that happens: log record and counter together; none throws. */
export const createEvents = (logger: Logger, metrics: Metrics) => {
  const skipped = metrics.counter('tocsin_gateway_records_skipped_total', 'Records that could not be read', ['topic'])
  const clients = metrics.gauge('tocsin_gateway_clients', 'Open websockets')
  const closed = metrics.counter('tocsin_gateway_clients_closed_total', 'Websockets closed by us', ['reason'])
  const resumes = metrics.counter('tocsin_gateway_resumes_total', 'Snapshots sent', ['kind'])
  const frames = metrics.counter('tocsin_gateway_frames_total', 'Frames made, each sent to many', ['type'])
  const deliveries = metrics.counter('tocsin_gateway_deliveries_total', 'Frames given to sockets')
  const conflated = metrics.counter('tocsin_gateway_conflated_total', 'State frames replaced by a later whole value')
  const latency = metrics.histogram(
    'tocsin_gateway_state_latency_seconds',
    'From the append of a window or signal to its frame',
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  )

  const crisisLatency = metrics.histogram(
    'tocsin_gateway_crisis_latency_seconds',
    'From the append of what happened in a crisis to its frame',
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  )
  const away = metrics.gauge('tocsin_gateway_crises_away', '1 while nothing is heard of crises and decisions')

  return {
    recordSkipped(topic: string, err: unknown) {
      skipped.inc({ topic })
      logger.warn({ topic, err }, 'record skipped: it cannot be read')
    },
    readingFailed(topic: string, err: unknown, retryInMs: number) {
      logger.error({ topic, err, retryInMs }, 'reading the log failed; it is tried again')
    },
    clientsOpen: (count: number) => clients.set(count),
    clientClosed(reason: 'slow' | 'dead' | 'revoked' | 'stopping', client: string, count = 1) {
      closed.inc({ reason }, count)
      if (reason === 'slow') logger.info({ client }, 'websocket closed: too slow')
    },
    snapshotSent: (kind: 'fresh' | 'restarted' | 'resumed') => resumes.inc({ kind }),
    frameMade: (type: string, deliveredTo: number) => {
      frames.inc({ type })
      deliveries.inc(deliveredTo)
    },
    stateConflated: (count: number) => conflated.inc(count),
    stateAge: (ms: number) => latency.observe(Math.max(0, ms) / 1000),
    crisisTold: (ms: number) => crisisLatency.observe(Math.max(0, ms) / 1000),
    crisesAway(err: unknown) {
      away.set(1)
      logger.warn({ err }, 'decisions are not heard of; it is tried again')
    },
    crisesBack() {
      away.set(0)
      logger.info('decisions are heard of again')
    },
    historyAway(err: unknown) {
      logger.warn({ err }, 'history does not answer; live screens go on without it')
    },
    requestFailed(err: unknown, route: string) {
      logger.error({ err, route }, 'request failed')
    },
  }
}

export type GatewayEvents = ReturnType<typeof createEvents>
