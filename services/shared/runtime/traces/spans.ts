import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'
import type { TracePlace } from './traceparent.ts'

export interface SpanOfRecord {
  readonly verb: 'send' | 'process'
  readonly topic: string
  readonly key: string
  readonly parent: TracePlace | undefined
  readonly attributes?: Readonly<Record<string, string | number>>
}

/** Where the trace goes on from a span. */
export const placeOf = (span: Span): TracePlace => span.spanContext()

/** A span of one record, named and labelled as OpenTelemetry's conventions for messaging say. */
export const startSpan = (tracer: Tracer, { verb, topic, key, parent, attributes }: SpanOfRecord): Span =>
  tracer.startSpan(
    `${verb} ${topic}`,
    {
      kind: verb === 'send' ? SpanKind.PRODUCER : SpanKind.CONSUMER,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.operation.type': verb,
        'messaging.destination.name': topic,
        'messaging.kafka.message.key': key,
        ...attributes,
      },
    },
    parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }),
  )

export const endAll = (spans: readonly Span[], error?: unknown): void => {
  for (const span of spans) {
    if (error !== undefined)
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) })
    span.end()
  }
}
