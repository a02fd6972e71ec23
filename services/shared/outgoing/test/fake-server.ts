import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { listen } from '../../runtime/listen.ts'
import { TEST_CERTIFICATE, TEST_KEY } from './certificate.ts'

export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What the server does with a request; it has read the body by then. */
export type Behaviour = (response: ServerResponse, received: Received) => void

export interface FakeServer {
  readonly url: string
  readonly host: string
  readonly received: readonly Received[]
  behave(next: Behaviour): void
  stop(): Promise<void>
}

export const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Behaviour =>
  response => {
    response.writeHead(status, headers).end(body)
  }

/** A receiver on a free port of this machine that answers 200 until it is told otherwise, and remembers what came. */
export const startFakeServer = async ({ tls = false } = {}): Promise<FakeServer> => {
  const received: Received[] = []
  let behaviour: Behaviour = answer(200)
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer)
    } catch {
      return
    }
    const one: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    }
    received.push(one)
    behaviour(response, one)
  }
  const server = tls ? createSecureServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, listener) : createServer(listener)
  await listen(server, { host: '127.0.0.1', port: 0 })
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    received,
    behave(next) {
      behaviour = next
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
