import { type ServiceError, status } from '@grpc/grpc-js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ScoreResponse } from '../gen/tocsin/sentiment/v1/ScoreResponse.ts'
import type { SentimentServiceClient } from '../gen/tocsin/sentiment/v1/SentimentService.ts'
import type { WindowServiceClient } from '../gen/tocsin/window/v1/WindowService.ts'
import { createLogger } from '../runtime/logger.ts'
import { createGrpcClient, unary } from './client.ts'
import { type GrpcServer, startGrpcServer } from './server.ts'
import { errorDetailsOf } from './status.ts'
import { connectHealth } from './test/health.ts'

const SENTIMENT = 'tocsin.sentiment.v1.SentimentService'
const WINDOW = 'tocsin.window.v1.WindowService'
const logger = createLogger({ name: 'test', level: 'silent' })
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const listen = async (): Promise<GrpcServer> => {
  const services = [
    { name: SENTIMENT, handlers: { Score: (_call: unknown, done: (e: null, r: object) => void) => done(null, {}) } },
    { name: WINDOW, handlers: { WatchWindows: (call: { end(): void }) => call.end() } },
  ]
  const server = await startGrpcServer({ host: '127.0.0.1', port: 0, services, logger, closed: true })
  undo.push(() => server.stop(0))
  return server
}

const healthOf = ({ port }: GrpcServer) => {
  const client = connectHealth(`127.0.0.1:${port}`)
  undo.push(client.close)
  return client
}

describe('a server whose services are starting', () => {
  it('says NOT_SERVING, then what it is told, of itself and of each service, to who asks and to who watches', async () => {
    const server = await listen()
    const { check, watch } = healthOf(server)
    const seen = watch('')
    for (const name of ['', SENTIMENT, WINDOW]) expect(await check(name)).toBe('NOT_SERVING')
    server.setServing(true)
    for (const name of ['', SENTIMENT, WINDOW]) expect(await check(name)).toBe('SERVING')
    server.setServing(true)
    server.setServing(false)
    expect(await check('')).toBe('NOT_SERVING')
    server.setServing(true)
    await vi.waitFor(() => expect(seen).toEqual(['NOT_SERVING', 'SERVING', 'NOT_SERVING', 'SERVING']))
  })

  it('says NOT_SERVING while it drains, whatever it is told then', async () => {
    const server = await listen()
    const seen = healthOf(server).watch('')
    server.setServing(true)
    await vi.waitFor(() => expect(seen.at(-1)).toBe('SERVING'))
    const stopped = server.stop(200)
    server.setServing(true)
    await stopped
    expect(seen.at(-1)).toBe('NOT_SERVING')
  })

  it('answers calls and streams UNAVAILABLE, with a time to wait, until it is opened', async () => {
    const server = await listen()
    const address = `127.0.0.1:${server.port}`
    const scorer = createGrpcClient<SentimentServiceClient>(SENTIMENT, { address })
    const windows = createGrpcClient<WindowServiceClient>(WINDOW, { address })
    undo.push(() => scorer.close())
    undo.push(() => windows.close())
    const score = () => unary<ScoreResponse>((options, done) => scorer.score({}, options, done))
    const watch = (): Promise<ServiceError | 'ended'> =>
      new Promise(resolve => {
        const stream = windows.watchWindows({})
        stream.on('data', () => undefined)
        stream.on('error', resolve as (error: Error) => void)
        stream.on('end', () => resolve('ended'))
      })
    const refused = await score().catch((error: ServiceError) => error)
    expect(refused).toMatchObject({ code: status.UNAVAILABLE, details: 'the service is starting' })
    expect(errorDetailsOf(refused as ServiceError)).toMatchObject({ reason: 'STARTING', retryAfterMs: 1_000 })
    expect(await watch()).toMatchObject({ code: status.UNAVAILABLE })
    server.open()
    expect(await score()).toMatchObject({ scores: [] })
    expect(await watch()).toBe('ended')
  })
})
