import type { AddressInfo } from 'node:net'
import { configVersionCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { createHttpServer } from '../src/adapters/http/server.ts'
import { createHub } from '../src/adapters/live/hub.ts'
import { liveRoute } from '../src/adapters/live/live-route.ts'
import { createViewers } from '../src/adapters/viewer.ts'
import { readConfig } from '../src/config.ts'
import { CONFIG, createFold, EVENT_TOPICS, WINDOWS } from '../src/core/fold.ts'
import { createEvents } from '../src/events.ts'
import { NINE, SECOND, sampleBrand, sampleWindow } from '../test/samples.ts'

const nowMs = (): number => performance.timeOrigin + performance.now()
const SHOWN_BRANDS = 12
/** Brands that only the stalled client sees, so that its snapshot alone fills every buffer on the way. */
const OTHER_BRANDS = 600
export const WALL_TOKEN = 'a-wall-of-twelve-brands'
export const STALLED_TOKEN = 'a-wall-of-every-brand'

export interface BenchServer {
  readonly url: string
  /** Makes one change of every shown brand and sends it to every client. Resolves when all have left the process. */
  round(): Promise<void>
  stop(): Promise<void>
}

const brandIds = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `brand${from + i}`)

/** Waits until everything left the process, but for a client that holds on to a megabyte: the stalled one. */
const drained = async (sockets: readonly WebSocket[]): Promise<void> => {
  while (sockets.some(({ bufferedAmount }) => bufferedAmount > 0 && bufferedAmount < 1_000_000))
    await new Promise(resolve => setImmediate(resolve))
}

/** The gateway's own server, route, fold and hub; only the log is left out. */
export const startGateway = async (): Promise<BenchServer & { readonly stalledBytes: () => number }> => {
  const shown = brandIds(0, SHOWN_BRANDS)
  const config = {
    ...readConfig({ env: {} }),
    connectsPerMinute: 1e9,
    displayTokens: [
      { name: 'walls', token: WALL_TOKEN, brands: shown },
      { name: 'stalled', token: STALLED_TOKEN },
    ],
  }
  const fold = createFold(
    EVENT_TOPICS.map(topic => ({ topic, partitions: 1 })),
    () => 0,
  )
  let offset = 0n
  const apply = (topic: string, key: string, value: Uint8Array) =>
    fold.apply(topic, 0, { offset: offset++, key, value, headers: {} })
  for (const brandId of brandIds(0, SHOWN_BRANDS + OTHER_BRANDS)) {
    apply(CONFIG, `brand/${brandId}`, configVersionCodec.encode(sampleBrand(brandId)))
    for (let minute = -120; minute <= 0; minute++)
      apply(
        WINDOWS,
        brandId,
        windowCodec.encode(sampleWindow(brandId, NINE + minute * 60 * SECOND, Number(offset) + 1)),
      )
  }
  fold.settle(EVENT_TOPICS.map(topic => ({ topic, partition: 0, offset: 0n })))
  const events = createEvents(createLogger({ name: 'bench', level: 'silent' }), createMetrics())
  const viewers = createViewers(false, config.displayTokens)
  const notice = () => ({ demo: true, history: false, crisesAwaySinceMs: 0 })
  const hub = createHub(fold, { now: nowMs, build: 'bench', pingIntervalMs: 3_600_000, events, notice })
  const server = await createHttpServer(config, { viewers, people: undefined, events, now: nowMs })
  server.app.register(async () => liveRoute(server, { config, now: nowMs, events, viewers, hub: Promise.resolve(hub) }))
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as AddressInfo
  /** What the aggregator writes in a round; its encoding is not the gateway's work and done before. */
  let ver = 1_000_000
  const encodedRound = (): Uint8Array[] => {
    const round = ver++
    const more = { windowEndMs: NINE + 10 * SECOND, mentions: 40 + (round % 50), final: true }
    return shown.map(brandId => windowCodec.encode(sampleWindow(brandId, NINE, round, more)))
  }
  const encoded = Array.from({ length: 1_000 }, encodedRound).reverse()

  return {
    url: `ws://127.0.0.1:${port}/v1/live`,
    async round() {
      for (const [i, value] of (encoded.pop() ?? encodedRound()).entries())
        hub.changed(apply(WINDOWS, shown[i]!, value), { appendedAt: nowMs() })
      hub.flush()
      await drained([...server.app.websocketServer.clients])
    },
    stalledBytes: () =>
      Math.max(0, ...[...server.app.websocketServer.clients].map(({ bufferedAmount }) => bufferedAmount)),
    async stop() {
      hub.stop()
      await server.app.close()
    },
  }
}

/** What everybody writes first: a loop over the sockets. */
export const startBare = async (text: () => string): Promise<BenchServer> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await new Promise(resolve => server.once('listening', resolve))
  server.on('connection', socket => socket.send(text()))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async round() {
      const message = text()
      for (const socket of server.clients) socket.send(message)
      await drained([...server.clients])
    },
    stop: () =>
      new Promise(resolve => {
        for (const socket of server.clients) socket.terminate()
        server.close(() => resolve())
      }),
  }
}
