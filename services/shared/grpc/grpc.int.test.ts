import { type ServiceError, status } from '@grpc/grpc-js'
import { afterEach, describe, expect, it } from 'vitest'
import type { ScoreResponse } from '../gen/tocsin/sentiment/v1/ScoreResponse.ts'
import type { SentimentServiceClient, SentimentServiceHandlers } from '../gen/tocsin/sentiment/v1/SentimentService.ts'
import { createLogger } from '../runtime/logger.ts'
import { createGrpcClient, unary } from './client.ts'
import { type GrpcServer, startGrpcServer } from './server.ts'
import { errorDetailsOf, grpcError } from './status.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const NAME = 'tocsin.sentiment.v1.SentimentService'
let server: GrpcServer | undefined

const failure = (call: Promise<unknown>): Promise<ServiceError> =>
  call.then(
    () => Promise.reject(new Error('the call succeeded')),
    caught => caught as ServiceError,
  )

const serve = async (handlers: SentimentServiceHandlers): Promise<SentimentServiceClient> => {
  server = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [{ name: NAME, handlers }],
    logger,
    reflection: true,
  })
  return createGrpcClient<SentimentServiceClient>(NAME, { address: `127.0.0.1:${server.port}` })
}

afterEach(() => server?.stop(0))

describe('gRPC server and client', () => {
  it('carries a message with enums and lists both ways', async () => {
    const client = await serve({
      Score: (call, callback) =>
        callback(null, {
          scorerVersion: 'test@1',
          scores: call.request.items.map(item => ({
            language: item.languageHint,
            sentiment: 'SENTIMENT_NEGATIVE',
            topics: [item.text],
          })),
        }),
    })
    const response = await unary<ScoreResponse>((options, done) =>
      client.score({ items: [{ text: 'a', languageHint: 'pl' }] }, options, done),
    )
    expect(response).toMatchObject({
      scorerVersion: 'test@1',
      scores: [{ language: 'pl', sentiment: 'SENTIMENT_NEGATIVE', topics: ['a'] }],
    })
    client.close()
  })

  it('carries reason, violations and retry delay of a refusal', async () => {
    const details = {
      reason: 'TOO_MANY',
      metadata: { limit: '1000' },
      violations: [{ field: 'items', description: 'at most 1,000' }],
      retryAfterMs: 1500,
    }
    const client = await serve({
      Score: (_call, callback) => callback(grpcError(status.INVALID_ARGUMENT, 'too many items', details)),
    })
    const error = await failure(unary<ScoreResponse>((options, done) => client.score({}, options, done)))
    expect(error).toMatchObject({ code: status.INVALID_ARGUMENT, details: 'too many items' })
    expect(errorDetailsOf(error)).toEqual(details)
    client.close()
  })

  it('answers DEADLINE_EXCEEDED when the handler never does', async () => {
    const client = await serve({ Score: () => {} })
    const error = await failure(unary<ScoreResponse>((options, done) => client.score({}, options, done), 50))
    expect(error.code).toBe(status.DEADLINE_EXCEEDED)
    client.close()
  })

  it('says which port is taken', async () => {
    await serve({ Score: () => {} })
    const again = startGrpcServer({ host: '127.0.0.1', port: server!.port, services: [], logger })
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
