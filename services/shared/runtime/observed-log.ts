import type { Log } from '../log/port.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Logger } from './logger.ts'
import { meteredLog } from './metered-log.ts'
import type { Metrics } from './metrics.ts'

export interface Observation {
  /** `service.name` of traces. */
  readonly service: string
  readonly otlpUrl: string
  readonly traceOneIn: number
  readonly metrics: Metrics
  readonly logger: Logger
  readonly onStop: Lifecycle['onStop']
}

/** The same log, its figures counted and, where a collector is named, traced. Without one nothing of OpenTelemetry is even loaded. */
export const observedLog = async (log: Log, observation: Observation): Promise<Log> => {
  const { service, otlpUrl, traceOneIn, metrics, logger, onStop } = observation
  const metered = meteredLog(log, metrics, Date.now)
  if (otlpUrl === '') return metered
  const { startTraces } = await import('./traces/traces.ts')
  const traces = startTraces({
    url: otlpUrl,
    oneIn: traceOneIn,
    service,
    logger: logger.child({ component: 'traces' }),
  })
  onStop('traces', () => traces.stop())
  return traces.traced(metered)
}
