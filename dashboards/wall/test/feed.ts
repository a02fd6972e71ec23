import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LiveMessage, StateMessage } from '@tocsin/shared/live/messages.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { NOW, type Scene } from './scenes.ts'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Stands in for the gateway: serves the built wall and a live feed whose clock and words the test decides. */
export interface Feed {
  readonly url: string
  readonly port: number
  /** The server's clock. */
  readonly nowMs: () => number
  readonly connections: () => number
  /** Resume tokens and other queries of all connections so far. */
  readonly queries: readonly URLSearchParams[]
  /** From now on this is the state; connected walls get a fresh snapshot. */
  show(scene: Scene): void
  say(message: LiveMessage): void
  /** A state message about the present scene. */
  sayState(change: Partial<StateMessage>): void
  /** Moves the server's clock and says so by a heartbeat. */
  beat(byMs: number, build?: string): void
  /** Beats each second by itself; the returned function ends it. */
  keepBeating(): () => void
  stop(): Promise<void>
}

export const startFeed = async (first: Scene, options: { port?: number; build?: string } = {}): Promise<Feed> => {
  let scene = first
  let nowMs = NOW
  let build = options.build ?? 'build-1'
  let said = 0
  const queries: URLSearchParams[] = []
  const beaters = new Set<ReturnType<typeof setInterval>>()

  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://feed').pathname.replace(/^\/wall\/?/, '')
    const file = extname(path) === '' ? 'index.html' : path
    readFile(join(DIST, file)).then(
      body => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', ...POLICY }).end(body),
      () => response.writeHead(404).end(),
    )
  })
  const sockets = new WebSocketServer({ server, path: '/v1/live' })
  const common = () => ({ resume: `r${++said}`, serverTimeMs: nowMs })
  const snapshot = (): LiveMessage => ({
    ...common(),
    type: 'snapshot',
    build,
    restarted: false,
    brands: scene.brands,
    sources: scene.sources,
    timeline: scene.timeline,
    notice: {
      demo: scene.demo ?? false,
      history: scene.history ?? true,
      crisesAwaySinceMs: scene.crisesAwaySinceMs ?? 0,
    },
  })
  const send = (socket: WebSocket, message: LiveMessage) => socket.send(JSON.stringify(message))
  const say = (message: LiveMessage) => {
    for (const socket of sockets.clients) send(socket, message)
  }
  const beat = (byMs: number, newBuild?: string) => {
    nowMs += byMs
    build = newBuild ?? build
    say({ ...common(), type: 'heartbeat', build })
  }
  sockets.on('connection', (socket, request) => {
    queries.push(new URL(request.url!, 'http://feed').searchParams)
    send(socket, snapshot())
  })
  await new Promise<void>(resolve => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/wall`,
    port,
    nowMs: () => nowMs,
    queries,
    connections: () => sockets.clients.size,
    show(next) {
      scene = next
      say(snapshot())
    },
    say,
    sayState: change => say({ ...common(), type: 'state', ...change }),
    beat,
    keepBeating() {
      const beater = setInterval(() => beat(1000), 1000)
      beaters.add(beater)
      return () => clearInterval(beater)
    },
    async stop() {
      for (const beater of beaters) clearInterval(beater)
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** The same as the gateway's: what it forbids must not be needed. */
const POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'",
}
