import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HTTP_LIMITS } from './http-limits.ts'
import { listen } from './listen.ts'
import type { Metrics } from './metrics.ts'
import { type AskReady, inTime } from './readiness.ts'

export interface HealthOptions {
  readonly host: string
  readonly port: number
  readonly metrics: Metrics
  /** A rejection, and no answer in time, count as reasons. */
  readonly ready: AskReady
}

export interface HealthServer {
  readonly port: number
  stop(): Promise<void>
}

/**
 * `/livez` (the event loop turns: always 200), `/readyz` (200, or 503 with one reason a line) and `/metrics`.
 * Liveness follows no dependency and no drain. Rejects when the port cannot be had.
 */
export const startHealthServer = async ({ host, port, metrics, ready }: HealthOptions): Promise<HealthServer> => {
  const reasonsNow = inTime(ready)
  const server = createServer(HTTP_LIMITS, async (request, response) => {
    const path = request.url?.split('?')[0]
    try {
      if (path === '/livez') return void response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n')
      if (path === '/readyz') {
        const reasons = await reasonsNow()
        const body = reasons.length === 0 ? 'ok\n' : `${reasons.join('\n')}\n`
        return void response.writeHead(reasons.length === 0 ? 200 : 503, { 'content-type': 'text/plain' }).end(body)
      }
      if (path === '/metrics') {
        const body = await metrics.text()
        return void response.writeHead(200, { 'content-type': metrics.contentType }).end(body)
      }
      response.writeHead(404, { 'content-type': 'text/plain' }).end('only /livez, /readyz and /metrics are here\n')
    } catch (error) {
      response
        .writeHead(500, { 'content-type': 'text/plain' })
        .end(`${error instanceof Error ? error.message : 'error'}\n`)
    }
  })
  await listen(server, { host, port })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
