import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { CrisisMessage } from '@tocsin/shared/live/crisis-messages.ts'
import type { LiveMessage } from '@tocsin/shared/live/messages.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Answer, problem, type Request, standardRoutes } from './fake-routes.ts'
import { NOW } from './fixtures.ts'
import type { Scene } from './scene.ts'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** The same as the gateway's: what it forbids must not be needed. */
const POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
}

/** A changing call that came. */
export interface Recorded {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Stands in for the gateway: serves the built pages, REST and both feeds from a scene that the test decides. */
export interface FakeGateway {
  readonly url: string
  /** What it knows now; a test may change it, and `say…` what changed. */
  scene: Scene
  /** Changing calls so far, in order. */
  readonly commands: readonly Recorded[]
  /** Answers calls to `path` (exact, or a pattern) by this from now on; undefined answers as usual. */
  answer(method: 'GET' | 'POST' | 'DELETE', path: string | RegExp, by: (request: Request) => Answer | undefined): void
  /** Refuses the next changing call to `path` as a rule would: 409 with its code. */
  refuse(path: string | RegExp, code: string, detail: string, fix?: string): void
  /** Crisis as a `crisis` message, and into the scene. */
  sayCrisis(crisis: Crisis): void
  sayEntry(entry: TimelineEntry): void
  sayLive(message: Partial<LiveMessage> & { readonly type: string }): void
  /** Fresh snapshots of the scene on both feeds. */
  saySnapshots(): void
  /** Moves the server's clock and says so by a heartbeat. */
  beat(byMs?: number): void
  nowMs(): number
  /** Closes the sockets and answers nothing until `comeBack`. */
  goAway(): void
  comeBack(): void
  /** Beats each second; the returned function ends it. */
  keepBeating(): () => void
  stop(): Promise<void>
}

const readBody = async (request: IncomingMessage): Promise<Recorded['body']> => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? {} : (JSON.parse(text) as Recorded['body'])
}

const pageOf = (path: string): string =>
  path.startsWith('/a/') ? 'acknowledge.html' : /^\/flag(?:\/|$)/.test(path) ? 'flag.html' : 'index.html'

export const startFakeGateway = async (first: Scene): Promise<FakeGateway> => {
  let scene = first
  let nowMs = NOW
  let said = 0
  let away = false
  const commands: Recorded[] = []
  const overrides: { method: string; path: string | RegExp; by: (request: Request) => Answer | undefined }[] = []
  const beaters = new Set<ReturnType<typeof setInterval>>()

  const answerTo = (request: Request): Answer => {
    for (const { method, path, by } of overrides.toReversed()) {
      if (method !== request.method || !(path instanceof RegExp ? path.test(request.path) : path === request.path))
        continue
      const answer = by(request)
      if (answer) return answer
    }
    return standardRoutes(scene, request, nowMs, sayCrisis) ?? problem(404, `There is no ${request.path}.`)
  }
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url!, 'http://gateway')
    if (away) return void incoming.socket.destroy()
    if (url.pathname.startsWith('/v1/')) {
      const body = await readBody(incoming)
      const request: Request = { method: incoming.method!, path: url.pathname, query: url.searchParams, body }
      if (request.method !== 'GET') commands.push({ path: request.path, body })
      const { status, body: answer } = answerTo(request)
      const type = status < 400 ? 'application/json' : 'application/problem+json'
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(answer))
      return
    }
    const isAsset = url.pathname.startsWith('/console/assets/')
    const file = isAsset ? url.pathname.slice('/console/'.length) : pageOf(url.pathname)
    await readFile(join(DIST, file)).then(
      content =>
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', ...POLICY }).end(content),
      () => response.writeHead(404).end(),
    )
  }
  const server = createServer((request, response) => void serve(request, response))
  const [crisesSockets, liveSockets] = [
    new WebSocketServer({ noServer: true }),
    new WebSocketServer({ noServer: true }),
  ]
  server.on('upgrade', (request, socket, head) => {
    if (away) return void socket.destroy()
    const { pathname } = new URL(request.url!, 'http://gateway')
    const sockets = pathname === '/v1/crises/live' ? crisesSockets : pathname === '/v1/live' ? liveSockets : undefined
    if (!sockets || scene.session === undefined) return void socket.destroy()
    sockets.handleUpgrade(request, socket, head, ws => sockets.emit('connection', ws, request))
  })

  const common = () => ({ resume: `r${++said}`, serverTimeMs: nowMs })
  const crisesSnapshot = (): CrisisMessage => ({ type: 'snapshot', serverTimeMs: nowMs, crises: scene.crises })
  const liveSnapshot = (): LiveMessage => ({
    ...common(),
    type: 'snapshot',
    build: scene.build,
    restarted: false,
    brands: scene.brands,
    sources: scene.sources,
    timeline: [],
    notice: scene.notice,
  })
  const crisesBeat = (): CrisisMessage => ({
    type: 'heartbeat',
    serverTimeMs: nowMs,
    build: scene.build,
    awaySinceMs: scene.notice.crisesAwaySinceMs,
  })
  const send = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message))
  const sayCrises = (message: CrisisMessage) => {
    for (const socket of crisesSockets.clients) send(socket, message)
  }
  const sayLive: FakeGateway['sayLive'] = message => {
    for (const socket of liveSockets.clients) send(socket, { ...common(), ...message })
  }
  function sayCrisis(crisis: Crisis) {
    scene = { ...scene, crises: [...scene.crises.filter(({ crisisId }) => crisisId !== crisis.crisisId), crisis] }
    sayCrises({ type: 'crisis', crisis })
  }
  crisesSockets.on('connection', socket => {
    send(socket, crisesSnapshot())
    send(socket, crisesBeat())
  })
  liveSockets.on('connection', socket => send(socket, liveSnapshot()))
  const beat = (byMs = 1000) => {
    nowMs += byMs
    sayCrises(crisesBeat())
    sayLive({ type: 'heartbeat', build: scene.build })
  }
  const cut = () => {
    for (const socket of [...crisesSockets.clients, ...liveSockets.clients]) socket.terminate()
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get scene() {
      return scene
    },
    set scene(next) {
      scene = next
    },
    commands,
    answer: (method, path, by) => void overrides.push({ method, path, by }),
    refuse(path, code, detail, fix = 'Ask somebody who may.') {
      let refused = false
      overrides.push({
        method: 'POST',
        path,
        by: () => {
          if (refused) return undefined
          refused = true
          return problem(409, detail, fix, code)
        },
      })
    },
    sayCrisis,
    sayEntry: entry => sayCrises({ type: 'entry', entry }),
    sayLive,
    saySnapshots() {
      sayCrises(crisesSnapshot())
      sayLive(liveSnapshot())
    },
    beat,
    nowMs: () => nowMs,
    goAway() {
      away = true
      cut()
    },
    comeBack() {
      away = false
    },
    keepBeating() {
      const beater = setInterval(beat, 1000)
      beaters.add(beater)
      return () => clearInterval(beater)
    },
    async stop() {
      for (const beater of beaters) clearInterval(beater)
      cut()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
