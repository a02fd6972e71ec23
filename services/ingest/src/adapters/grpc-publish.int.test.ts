import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MentionServiceClient } from '@tocsin/shared/gen/tocsin/ingest/v1/MentionService.ts'
import type { PublishRequestInput } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishRequest.ts'
import type { PublishResponse } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishResponse.ts'
import { createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import { type GrpcServer, startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { LogUnavailableError } from '@tocsin/shared/log/errors.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BRANDS_YAML, type Harness, openHarness } from '../test/harness.ts'

const LIMIT_BYTES = 1_048_576
let harness: Harness
let server: GrpcServer
let client: MentionServiceClient
let isDown = false
/** A log that takes as long as the test says. */
let slow: Promise<void>

beforeEach(async () => {
  isDown = false
  slow = Promise.resolve()
  harness = await openHarness()
  const playbooks = join(harness.dir, 'playbooks')
  mkdirSync(playbooks)
  writeFileSync(join(playbooks, 'brands.yaml'), BRANDS_YAML)
  const append: Harness['log']['append'] = async (topic, records) => {
    await slow
    if (isDown) throw new LogUnavailableError('disk full')
    return harness.log.append(topic, records)
  }
  const ingest = await harness.start({ playbooks, maxInFlightBytes: LIMIT_BYTES }, { append })
  const logger = createLogger({ name: 'test', level: 'silent' })
  server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: ingest.grpc, logger })
  client = createGrpcClient<MentionServiceClient>(ingest.grpc[0]!.name, { address: `127.0.0.1:${server.port}` })
})
afterEach(async () => {
  client.close()
  await server.stop(0)
  await harness.close()
})

const publish = (requests: readonly PublishRequestInput[]): Promise<PublishResponse[]> =>
  new Promise((resolve, reject) => {
    const call = client.publish({ deadline: Date.now() + 20_000 })
    const responses: PublishResponse[] = []
    call.on('data', (response: PublishResponse) => responses.push(response))
    call.on('end', () => resolve(responses))
    call.on('error', reject)
    for (const request of requests) call.write(request)
    call.end()
  })
const request = (requestId: string, post: object = {}, more: object = {}): PublishRequestInput => ({
  requestId,
  post: { nativeId: requestId, text: 'Lumo is down', publishedAtMs: Date.now(), ...post },
  ...more,
})

it('answers each post in order, once it is durable', async () => {
  const responses = await publish([
    request('1'),
    request('2', { text: 'nothing of ours' }),
    request('3', { publishedAtMs: 0 }),
    request('4', {}, { source: 'nowhere' }),
    { requestId: '5' },
    request('6', { text: 'x', brandIds: ['kopi'] }),
  ])
  expect(responses.map(({ requestId, outcome, reason, brandIds }) => [requestId, outcome, reason, brandIds])).toEqual([
    ['1', 'PUBLISH_OUTCOME_ACCEPTED', '', ['lumo']],
    ['2', 'PUBLISH_OUTCOME_UNMATCHED', '', []],
    ['3', 'PUBLISH_OUTCOME_REJECTED', 'missing-field', []],
    ['4', 'PUBLISH_OUTCOME_REJECTED', 'unknown-source', []],
    ['5', 'PUBLISH_OUTCOME_REJECTED', 'not-an-object', []],
    ['6', 'PUBLISH_OUTCOME_ACCEPTED', '', ['kopi']],
  ])
  expect(await harness.mentions()).toMatchObject([{ source: 'grpc', nativeId: '1' }, { nativeId: '6' }])
})

it('takes thousands on one call, in order', async () => {
  const responses = await publish(Array.from({ length: 5_000 }, (_, i) => request(`${i}`)))
  expect(responses.map(({ requestId }) => Number(requestId))).toEqual(Array.from({ length: 5_000 }, (_, i) => i))
  expect(await harness.mentions()).toHaveLength(5_000)
})

it('says unavailable, and when to come back, while the log takes no writes', async () => {
  isDown = true
  expect(await publish([request('1')])).toMatchObject([{ outcome: 'PUBLISH_OUTCOME_UNAVAILABLE', retryAfterMs: 1_000 }])
  isDown = false
  expect(await publish([request('1')])).toMatchObject([{ outcome: 'PUBLISH_OUTCOME_ACCEPTED' }])
})

it('survives a caller that goes away', async () => {
  const call = client.publish({ deadline: Date.now() + 20_000 })
  call.on('error', () => {})
  for (let i = 0; i < 3_000; i++) call.write(request(`${i}`))
  call.cancel()
  expect(await publish([request('after')])).toMatchObject([{ outcome: 'PUBLISH_OUTCOME_ACCEPTED' }])
})

it('ends calls with RESOURCE_EXHAUSTED and when to come back while a slow log has too much to take, and loses nothing that it took', {
  timeout: 30_000,
}, async () => {
  const held = Promise.withResolvers<void>()
  slow = held.promise
  const text = `Lumo ${'x'.repeat(50_000)}`
  const many = (caller: number) => Array.from({ length: 20 }, (_, i) => request(`${caller}-${i}`, { text }))
  const calls = Array.from({ length: 4 }, (_, caller) =>
    publish(many(caller)).then(
      () => undefined,
      (error: Parameters<typeof errorDetailsOf>[0]) => error,
    ),
  )
  const first = (await Promise.race(calls))!
  expect(first.code).toBe(8)
  expect(errorDetailsOf(first)).toMatchObject({ reason: 'OVERLOADED', retryAfterMs: 1_000 })
  held.resolve()
  const ends = await Promise.all(calls)
  const taken = ends.flatMap((end, caller) => (end === undefined ? many(caller).map(({ requestId }) => requestId) : []))
  const kept = new Set((await harness.mentions()).map(({ nativeId }) => nativeId))
  expect(taken.filter(id => !kept.has(id!))).toEqual([])
  const again = await publish([request('later')])
  expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['PUBLISH_OUTCOME_ACCEPTED']))
})
