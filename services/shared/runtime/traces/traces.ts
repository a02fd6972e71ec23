import { ExportResultCode } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOnSampler, BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Log } from '../../log/port.ts'
import type { Logger } from '../logger.ts'
import { tracedLog } from './traced-log.ts'

export interface TracesOptions {
  /** Where an OpenTelemetry collector takes OTLP over HTTP, e.g. `http://localhost:4318`. */
  readonly url: string
  /** 1 in n mentions is traced. */
  readonly oneIn: number
  /** `service.name` of the process. */
  readonly service: string
  readonly logger: Logger
}

export interface Traces {
  traced(log: Log): Log
  /** Sends what waits, for three seconds at most. */
  stop(): Promise<void>
}

const SEND_TIMEOUT_MS = 2_000
const STOP_TIMEOUT_MS = 3_000

/** Spans that cannot be sent are lost, and that is all: said once when it begins and once when it is over. */
const telling = (exporter: SpanExporter, logger: Logger): SpanExporter => {
  let isAway = false
  return {
    export(spans, done) {
      exporter.export(spans, result => {
        const failed = result.code === ExportResultCode.FAILED
        if (failed && !isAway) logger.warn({ err: result.error }, 'traces cannot be sent and are dropped')
        if (!failed && isAway) logger.info('traces are sent again')
        isAway = failed
        done(result)
      })
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  }
}

/** Traces over OTLP, from a bounded queue in the background: nothing waits for them, and a collector that is away costs a warning. */
export const startTraces = ({ url, oneIn, service, logger }: TracesOptions): Traces => {
  const sender = new OTLPTraceExporter({
    url: `${url.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: SEND_TIMEOUT_MS,
  })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'tocsin' }),
    sampler: new AlwaysOnSampler(),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: telling(sender, logger),
        scheduledDelayMillis: 1_000,
        exportTimeoutMillis: SEND_TIMEOUT_MS,
      }),
    ],
  })
  const tracer = provider.getTracer('tocsin')
  return {
    traced: log => tracedLog(log, { tracer, now: Date.now, isSampled: () => Math.random() * oneIn < 1 }),
    async stop() {
      const enough = Promise.withResolvers<void>()
      const timer = setTimeout(enough.resolve, STOP_TIMEOUT_MS)
      await Promise.race([provider.shutdown().catch(() => undefined), enough.promise])
      clearTimeout(timer)
    },
  }
}
