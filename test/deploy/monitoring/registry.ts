import { createAggregatorEvents } from '@tocsin/aggregator/events.ts'
import { createArchiveEvents } from '@tocsin/archive/events.ts'
import { showDuties } from '@tocsin/escalation/adapters/duty-figures.ts'
import { createAuditEvents } from '@tocsin/escalation/audit/events.ts'
import { createConnectorEvents } from '@tocsin/escalation/connectors/events.ts'
import { createEscalationEvents } from '@tocsin/escalation/events.ts'
import { createNotifierEvents } from '@tocsin/escalation/notifier/events.ts'
import { createEvents as createGatewayEvents } from '@tocsin/gateway/events.ts'
import { createEvents as createIngestEvents } from '@tocsin/ingest/events.ts'
import { createEvents as createSentimentEvents } from '@tocsin/sentiment/events.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { showCertificates } from '@tocsin/shared/runtime/certificates.ts'
import { followSecrets } from '@tocsin/shared/runtime/followed-secrets.ts'
import { watchLogGap } from '@tocsin/shared/runtime/log-gap.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { meteredLog } from '@tocsin/shared/runtime/metered-log.ts'
import { createMetrics, type Metrics } from '@tocsin/shared/runtime/metrics.ts'

export interface Declared {
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly labels: readonly string[]
}

const recording = (declared: Map<string, Declared>): Metrics => {
  const real = createMetrics()
  return {
    ...real,
    counter(name, help, labels = []) {
      declared.set(name, { type: 'counter', labels })
      return real.counter(name, help, labels)
    },
    gauge(name, help, labels = [], collect) {
      declared.set(name, { type: 'gauge', labels })
      return real.gauge(name, help, labels, collect)
    },
    histogram(name, help, buckets, labels = []) {
      declared.set(name, { type: 'histogram', labels })
      return real.histogram(name, help, buckets, labels)
    },
  }
}

const EMPTY_PLAN = { version: 0, playbook: { brands: [], people: [], chains: [] } }

const declareAll = (metrics: Metrics, onlyInProcesses: Metrics): void => {
  const logger = createLogger({ name: 'registry', level: 'silent' })
  const now = (): number => 0
  createIngestEvents(logger, metrics)
  createSentimentEvents(logger, metrics)
  createAggregatorEvents(logger, metrics).showWatermarks(() => [], now)
  createArchiveEvents(logger, metrics)
  createGatewayEvents(logger, metrics)
  createEscalationEvents(logger, metrics)
  createAuditEvents(logger, metrics)
  createNotifierEvents(logger, metrics, now)
  createConnectorEvents(logger, metrics)
  showDuties(metrics, { current: () => EMPTY_PLAN as never }, now)
  meteredLog({} as Log, metrics, now)
  showCertificates(onlyInProcesses, {})
  watchLogGap(onlyInProcesses)
  void followSecrets([], { logger, metrics: onlyInProcesses })
}

const everywhere = new Map<string, Declared>()
const inProcesses = new Map<string, Declared>()
declareAll(recording(everywhere), recording(inProcesses))

/** Metrics of the code that every way of running has. */
export const ofServices: ReadonlyMap<string, Declared> = everywhere
/** Metrics that only services as processes of their own have. */
export const ofProcesses: ReadonlyMap<string, Declared> = inProcesses

/** What Prometheus and the libraries of Node add: these and no others are used. */
const OTHERS: ReadonlyMap<string, Declared> = new Map([
  ['up', { type: 'gauge', labels: [] }],
  ['process_start_time_seconds', { type: 'gauge', labels: [] }],
  ['process_cpu_seconds_total', { type: 'counter', labels: [] }],
  ['process_resident_memory_bytes', { type: 'gauge', labels: [] }],
  ['nodejs_eventloop_lag_p99_seconds', { type: 'gauge', labels: [] }],
  ['ALERTS', { type: 'gauge', labels: ['alertname', 'alertstate', 'severity'] }],
] as const)

/** Labels that Prometheus gives to everything it scrapes here (the PodMonitor says `service`). */
export const TARGET_LABELS = ['service', 'pod', 'namespace', 'container', 'job', 'instance'] as const

/** The metric of a name as it stands in a query, and the labels that such a series has. */
export const findMetric = (name: string): Declared | undefined => {
  const own = everywhere.get(name) ?? inProcesses.get(name) ?? OTHERS.get(name)
  if (own) return own.type === 'histogram' ? undefined : own
  const [, base = '', part] = /^(\w+)_(bucket|count|sum)$/.exec(name) ?? []
  const histogram = everywhere.get(base) ?? inProcesses.get(base)
  if (histogram?.type !== 'histogram') return undefined
  return part === 'bucket' ? { ...histogram, labels: [...histogram.labels, 'le'] } : histogram
}
