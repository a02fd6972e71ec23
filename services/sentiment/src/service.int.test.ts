import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { controlCodec, mentionCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import type { ScoreResponse } from '@tocsin/shared/gen/tocsin/sentiment/v1/ScoreResponse.ts'
import type { SentimentServiceClient } from '@tocsin/shared/gen/tocsin/sentiment/v1/SentimentService.ts'
import { createGrpcClient, unary } from '@tocsin/shared/grpc/client.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { AppendRecord, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from './config.ts'
import { createSentiment } from './service.ts'

const COLLECTED = TOPICS.mentionsCollected.name
const SCORED = TOPICS.mentionsScored.name
const DLQ = TOPICS.mentionsCollectedDlq.name
const PARTITIONS = 2
const logger = createLogger({ name: 'test', level: 'silent' })

let dir: string
let log: Log
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-sentiment-'))
  log = await openEmbeddedLog({ dir, logger })
  await log.ensureTopics(topicSettings(PARTITIONS))
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await log.close()
  await rm(dir, { recursive: true })
})

const start = async (env: Record<string, string> = {}) => {
  const service = createSentiment(readConfig(env), { log, logger, metrics: createMetrics(), now: Date.now })
  await service.start()
  stops.push(() => service.stop())
  return service
}

const readAll = async (topic: string, partition: number): Promise<LogRecord[]> => {
  const records: LogRecord[] = []
  for await (const some of log.read({ topic, partition }, 0n)) records.push(...some)
  return records
}

const waitFor = async (topic: string, partition: number, count: number): Promise<LogRecord[]> =>
  vi.waitFor(
    async () => {
      const records = await readAll(topic, partition)
      expect(records.length).toBeGreaterThanOrEqual(count)
      return records
    },
    { timeout: 10_000 },
  )

const mention = (nativeId: string, text: string, partition = 0): AppendRecord => ({
  key: 'brand-1',
  partition,
  headers: { [KIND_HEADER]: 'mention' },
  value: mentionCodec.encode({ brandId: 'brand-1', source: 'test', nativeId, text, url: 'https://example.org/1' }),
})

const tick = (): AppendRecord => ({
  key: '',
  partition: 0,
  headers: { [KIND_HEADER]: 'tick' },
  value: tickCodec.encode({ ingestId: 'one', observedAtMs: 5 }),
})

const control = (): AppendRecord => ({
  key: 'brand-1',
  partition: 0,
  headers: { [KIND_HEADER]: 'control' },
  value: controlCodec.encode({ brandId: 'brand-1', configId: 'brand/brand-1', configVersion: 3 }),
})

describe('the sentiment service', () => {
  it('scores mentions in place and passes ticks and controls, in order, partition to partition', async () => {
    await start()
    const appended = await log.append(COLLECTED, [
      mention('1', 'I love how quickly they helped me, thank you so much!'),
      tick(),
      control(),
      mention('2', 'Worst delivery ever, parcel lost again and nobody cares'),
    ])
    await log.append(COLLECTED, [mention('3', 'Den här appen är helt värdelös', 1)])
    const records = await waitFor(SCORED, 0, 4)
    expect(records.map(({ headers }) => headers[KIND_HEADER])).toEqual(['mention', 'tick', 'control', 'mention'])
    const first = mentionCodec.decode(records[0]!.value)
    expect(first).toMatchObject({ nativeId: '1', language: 'en', sentiment: 'SENTIMENT_POSITIVE', weight: 1 })
    expect(first.url).toBe('https://example.org/1')
    expect(first.appendedAtMs).toBe(appended[0]!.appendedAt)
    expect(first.negativeProbability + first.neutralProbability + first.positiveProbability).toBeCloseTo(1, 5)
    expect(tickCodec.decode(records[1]!.value)).toMatchObject({
      ingestId: 'one',
      appendedAtMs: appended[1]!.appendedAt,
    })
    expect(controlCodec.decode(records[2]!.value)).toMatchObject({
      configVersion: 3,
      appendedAtMs: appended[2]!.appendedAt,
    })
    expect(first.topics).toBe('')
    const last = mentionCodec.decode(records[3]!.value)
    expect(last).toMatchObject({ sentiment: 'SENTIMENT_NEGATIVE', topics: 'delivery' })
    const [other] = await waitFor(SCORED, 1, 1)
    expect(mentionCodec.decode(other!.value)).toMatchObject({ language: 'sv', sentiment: 'SENTIMENT_NEGATIVE' })
  })

  it('sends what it cannot read to the dead-letter topic with its reason, and goes on', async () => {
    await start()
    const bad = {
      key: 'brand-1',
      partition: 0,
      headers: { [KIND_HEADER]: 'mention' },
      value: Uint8Array.of(0x42, 0x7f, 0x01),
    }
    const strange = { key: 'brand-1', partition: 0, headers: { [KIND_HEADER]: 'poem' }, value: Uint8Array.of() }
    await log.append(COLLECTED, [bad, strange, mention('after', 'fine')])
    const dead = await waitFor(DLQ, 0, 2)
    expect(dead.map(({ headers }) => [headers.reason, headers['source-offset'], headers.service])).toEqual([
      ['undecodable', '0', 'sentiment'],
      ['unknown-kind', '1', 'sentiment'],
    ])
    const [scored] = await waitFor(SCORED, 0, 1)
    expect(mentionCodec.decode(scored!.value).nativeId).toBe('after')
  })

  it('goes on after the last commit when it starts again', async () => {
    const first = await start()
    await log.append(COLLECTED, [mention('1', 'good')])
    await waitFor(SCORED, 0, 1)
    await first.stop()
    await log.append(COLLECTED, [mention('2', 'bad')])
    await start()
    await waitFor(SCORED, 0, 2)
    const ids = (await readAll(SCORED, 0)).map(({ value }) => mentionCodec.decode(value).nativeId)
    expect(ids.at(-1)).toBe('2')
  })
})

describe("someone else's scorer", () => {
  const serve = async (service: GrpcService): Promise<string> => {
    const server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: [service], logger })
    stops.push(() => server.stop(0))
    return `127.0.0.1:${server.port}`
  }

  it('scores instead of the built-in model, and its version is recorded', async () => {
    const address = await serve({
      name: 'tocsin.sentiment.v1.SentimentService',
      handlers: {
        Score: ({ request }: { request: { items: unknown[] } }, done: (error: null, response: object) => void) =>
          done(null, {
            scorerVersion: 'theirs@9',
            scores: request.items.map(() => ({
              language: 'fi',
              sentiment: 'SENTIMENT_NEGATIVE',
              negativeProbability: 1,
            })),
          }),
      },
    })
    await start({ TOCSIN_SENTIMENT_SCORER_ADDRESS: address })
    await log.append(COLLECTED, [mention('1', 'anything')])
    const [record] = await waitFor(SCORED, 0, 1)
    expect(mentionCodec.decode(record!.value)).toMatchObject({
      scorerVersion: 'theirs@9',
      language: 'fi',
      sentiment: 'SENTIMENT_NEGATIVE',
    })
  })

  it('is replaced by the built-in model when nobody answers', async () => {
    await start({ TOCSIN_SENTIMENT_SCORER_ADDRESS: '127.0.0.1:1', TOCSIN_SENTIMENT_SCORER_TIMEOUT: '200ms' })
    await log.append(COLLECTED, [mention('1', 'thank you, this is great')])
    const [record] = await waitFor(SCORED, 0, 1)
    expect(mentionCodec.decode(record!.value)).toMatchObject({ sentiment: 'SENTIMENT_POSITIVE' })
    expect(mentionCodec.decode(record!.value).scorerVersion).toMatch(/^tocsin@/)
  })
})

describe('SentimentService.Score', () => {
  it('answers in the order of the items and refuses more than 1,000', async () => {
    const service = await start()
    const server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: service.grpc, logger })
    stops.push(() => server.stop(0))
    const client = createGrpcClient<SentimentServiceClient>('tocsin.sentiment.v1.SentimentService', {
      address: `127.0.0.1:${server.port}`,
    })
    stops.push(async () => client.close())
    const items = [{ text: 'Tack, så glad!' }, { text: 'Den sämsta kundtjänst jag upplevt' }]
    const response = await unary<ScoreResponse>((options, done) => client.score({ items }, options, done))
    expect(response.scores.map(({ sentiment }) => sentiment)).toEqual(['SENTIMENT_POSITIVE', 'SENTIMENT_NEGATIVE'])
    expect(response.scorerVersion).toMatch(/^tocsin@/)
    const many = { items: Array.from({ length: 1001 }, () => ({ text: 'x' })) }
    await expect(unary((options, done) => client.score(many, options, done))).rejects.toMatchObject({ code: 3 })
  })
})
