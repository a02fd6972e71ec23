import { type Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { afterEach, describe, expect, it } from 'vitest'
import type { SentimentServiceClient, SentimentServiceHandlers } from '../gen/tocsin/sentiment/v1/SentimentService.ts'
import { createLogger } from '../runtime/logger.ts'
import { bearer, createGrpcClient, unary } from './client.ts'
import { type GrpcServer, startGrpcServer } from './server.ts'
import { errorDetailsOf, grpcError } from './status.ts'

const NAME = 'tocsin.sentiment.v1.SentimentService'
const logger = createLogger({ name: 'test', level: 'silent' })
let server: GrpcServer | undefined
let client: SentimentServiceClient | undefined

afterEach(async () => {
  client?.close()
  await server?.stop(0)
})

/** Knows the tokens that begin with "known". */
const handlers: SentimentServiceHandlers = {
  Score: ({ metadata }, done) =>
    /^Bearer known/.test(String(metadata.get('authorization')[0] ?? ''))
      ? done(null, { scores: [], scorerVersion: 'ours' })
      : done(grpcError(status.UNAUTHENTICATED, 'who?')),
}

const serve = async (callsPerMinute: number) => {
  const now = { ms: 0 }
  const services = [{ name: NAME, handlers }]
  server = await startGrpcServer({ host: '127.0.0.1', port: 0, services, logger, callsPerMinute, now: () => now.ms })
  client = createGrpcClient<SentimentServiceClient>(NAME, { address: `127.0.0.1:${server.port}` })
  const call = async (token: string): Promise<Partial<ServiceError>> => {
    const metadata: Metadata = bearer(token)
    return unary((options, done) => client!.score({}, metadata, options, done)).then(
      () => ({ code: status.OK }),
      error => error as ServiceError,
    )
  }
  const codes = async (...tokens: readonly string[]): Promise<(status | undefined)[]> => {
    const all: (status | undefined)[] = []
    for (const token of tokens) all.push((await call(token)).code)
    return all
  }
  return { call, codes, now }
}

describe('limits of calls', () => {
  it('tell a token that calls too often when to come back, and let it in then', async () => {
    const { call, codes, now } = await serve(2)
    expect(await codes('known-a', 'known-a', 'known-a')).toEqual([status.OK, status.OK, status.OK])
    const refused = await call('known-a')
    expect(refused.code).toBe(status.RESOURCE_EXHAUSTED)
    expect(errorDetailsOf(refused)).toMatchObject({ reason: 'TOO_MANY_CALLS', retryAfterMs: 30_000 })
    now.ms += 30_000
    expect(await codes('known-a')).toEqual([status.OK])
  })

  it('count made-up tokens for the address they come from, and never for a token that is known', async () => {
    const { codes } = await serve(3)
    expect(await codes('known-a', 'guess-1', 'guess-2')).toEqual([
      status.OK,
      status.UNAUTHENTICATED,
      status.UNAUTHENTICATED,
    ])
    expect(await codes('guess-3', 'guess-4')).toEqual([status.RESOURCE_EXHAUSTED, status.RESOURCE_EXHAUSTED])
    expect(await codes('known-a')).toEqual([status.OK])
  })
})
