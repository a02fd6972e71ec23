import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  configVersionCodec,
  signalCodec,
  sourceHealthCodec,
  tickCodec,
  windowCodec,
} from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import type { ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { SourceHealthInput } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { CrisisMessage } from '@tocsin/shared/live/crisis-messages.ts'
import type { LiveMessage } from '@tocsin/shared/live/messages.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { type ClientOptions, WebSocket } from 'ws'
import { type GatewayConfig, readConfig } from '../src/config.ts'
import { createGateway, type Gateway, type GatewayDeps } from '../src/service.ts'

export const silent = createLogger({ name: 'test', level: 'silent' })

/** Appends what the other services would write. */
export const writerTo = (log: Log) => ({
  brand: (config: ConfigVersionInput) =>
    log.append(TOPICS.configCurrent.name, [{ key: config.configId!, value: configVersionCodec.encode(config) }]),
  removeBrand: (brandId: string) =>
    log.append(TOPICS.configCurrent.name, [{ key: `brand/${brandId}`, value: new Uint8Array() }]),
  window: (window: WindowInput) =>
    log.append(TOPICS.windowsUpdated.name, [{ key: window.brandId!, value: windowCodec.encode(window) }]),
  signal: (signal: SignalInput) =>
    log.append(TOPICS.signalsRaised.name, [{ key: signal.brandId!, value: signalCodec.encode(signal) }]),
  health: (health: SourceHealthInput) =>
    log.append(TOPICS.sourcesHealth.name, [{ key: health.source!, value: sourceHealthCodec.encode(health) }]),
  progress: (partition: number, streamTimeMs: number) =>
    log.append(TOPICS.windowsUpdated.name, [
      {
        key: '',
        partition,
        value: tickCodec.encode({ appendedAtMs: streamTimeMs }),
        headers: { [KIND_HEADER]: 'tick' },
      },
    ]),
})

export type Writer = ReturnType<typeof writerTo>

/** A client that keeps what it received and can wait for more. */
export const connect = <M extends LiveMessage | CrisisMessage = LiveMessage>(
  url: string,
  options: ClientOptions = {},
) => {
  const socket = new WebSocket(url, options)
  const received: M[] = []
  const waiting = new Set<() => void>()
  const closed = Promise.withResolvers<{ code: number; reason: string }>()
  const refused = Promise.withResolvers<{ status: number; body: string }>()
  const wake = () => {
    for (const check of [...waiting]) check()
  }
  socket.on('message', data => {
    received.push(JSON.parse(data.toString()) as M)
    wake()
  })
  socket.on('close', (code, reason) => closed.resolve({ code, reason: reason.toString() }))
  socket.on('error', () => undefined)
  socket.on('unexpected-response', (_request, response) => {
    let body = ''
    response.on('data', chunk => {
      body += chunk
    })
    response.on('end', () => refused.resolve({ status: response.statusCode!, body }))
  })
  const next = <T extends M['type']>(
    type: T,
    matches: (message: Extract<M, { type: T }>) => boolean = () => true,
  ): Promise<Extract<M, { type: T }>> =>
    new Promise(resolve => {
      const check = () => {
        const found = received.find(
          (message): message is Extract<M, { type: T }> =>
            message.type === type && matches(message as Extract<M, { type: T }>),
        )
        if (!found) return
        waiting.delete(check)
        resolve(found)
      }
      waiting.add(check)
      check()
    })
  return { socket, received, next, closed: closed.promise, refused: refused.promise, close: () => socket.terminate() }
}

export type Client = ReturnType<typeof connect<LiveMessage>>

export interface Harness {
  readonly log: Log
  readonly write: Writer
  /** Starts one more replica on the same log and waits until it has read it. */
  start(config?: Partial<GatewayConfig>, deps?: Partial<GatewayDeps>): Promise<Replica>
  stop(): Promise<void>
}

export interface Replica {
  readonly gateway: Gateway
  readonly url: string
  live(query?: string, options?: ClientOptions): Client
  crises(options?: ClientOptions): ReturnType<typeof connect<CrisisMessage>>
  get(path: string, init?: RequestInit): Promise<Response>
}

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise(resolve => setImmediate(resolve))
}

/** An embedded log in a fresh folder, and as many gateways on it as a test asks for. */
export const createHarness = async (partitions = 2): Promise<Harness> => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-gateway-'))
  const log = await openEmbeddedLog({ dir, logger: silent })
  await log.ensureTopics(topicSettings(partitions))
  const stops: (() => Promise<void> | void)[] = []
  return {
    log,
    write: writerTo(log),
    async start(config = {}, deps = {}) {
      const settings = {
        ...readConfig({ env: {} }),
        port: 0,
        requestsPerMinute: 1e6,
        connectsPerMinute: 1e6,
        ...config,
      }
      const common = { log, logger: silent, metrics: createMetrics(), now: Date.now, demo: true }
      const gateway = createGateway(settings, { ...common, ...deps })
      stops.push(() => gateway.stop())
      await gateway.start()
      await until(async () => (await gateway.ready()).length === 0)
      const url = `http://127.0.0.1:${gateway.address().port}`
      return {
        gateway,
        url,
        live(query = '', options = {}) {
          const client = connect<LiveMessage>(`${url.replace('http', 'ws')}/v1/live${query}`, options)
          stops.push(client.close)
          return client
        },
        crises(options = {}) {
          const client = connect<CrisisMessage>(`${url.replace('http', 'ws')}/v1/crises/live`, options)
          stops.push(client.close)
          return client
        },
        get: (path, init) => fetch(`${url}${path}`, init),
      }
    },
    async stop() {
      for (const stop of stops.reverse()) await stop()
      await log.close()
      await rm(dir, { recursive: true })
    },
  }
}
