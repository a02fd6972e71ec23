import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** A span as OTLP writes it in JSON: ids in hexadecimal, times as text in nanoseconds (opentelemetry-proto, docs/specification.md). */
export interface OtlpSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly {
    readonly key: string
    readonly value: { readonly stringValue?: string; readonly intValue?: number | string }
  }[]
  readonly status?: { readonly code?: number; readonly message?: string }
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: OtlpSpan['attributes'] }
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[]
  }[]
}

export const attributeOf = (of: { readonly attributes: OtlpSpan['attributes'] }, key: string) => {
  const value = of.attributes.find(one => one.key === key)?.value
  return value?.stringValue ?? (value?.intValue === undefined ? undefined : String(value.intValue))
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}

/** What an OpenTelemetry collector is to those who send traces: OTLP over HTTP in JSON at /v1/traces. It refuses anything else. */
export const startCollector = async () => {
  const spans: OtlpSpan[] = []
  const services = new Set<string | undefined>()
  const problems: string[] = []
  let refusals = 0
  const server = createServer(async (request, response) => {
    const answer = (status: number, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}')
    const body = await bodyOf(request)
    const { method, url, headers } = request
    if (method !== 'POST' || url !== '/v1/traces' || headers['content-type'] !== 'application/json') {
      problems.push(`${method} ${url} ${headers['content-type']}`)
      return void answer(404)
    }
    if (refusals > 0) {
      refusals--
      return void answer(503, { 'retry-after': '1' })
    }
    for (const { resource, scopeSpans } of (JSON.parse(body) as OtlpRequest).resourceSpans) {
      services.add(attributeOf(resource, 'service.name'))
      spans.push(...scopeSpans.flatMap(scope => scope.spans))
    }
    answer(200)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    services,
    problems,
    /** The next so many requests are told to come again. */
    refuse(requests: number): void {
      refusals = requests
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
