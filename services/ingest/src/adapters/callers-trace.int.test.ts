import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { MentionServiceClient } from '@tocsin/shared/gen/tocsin/ingest/v1/MentionService.ts'
import { bearer, createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { startCollector } from '@tocsin/shared/runtime/test/collector.ts'
import { TRACE_HEADER } from '@tocsin/shared/runtime/traces/traceparent.ts'
import { startTraces } from '@tocsin/shared/runtime/traces/traces.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BRANDS_YAML, type Harness, openHarness } from '../test/harness.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'
const logger = createLogger({ name: 'test', level: 'silent' })
const stops: (() => unknown)[] = []
let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
  mkdirSync(join(harness.dir, 'playbooks'))
  writeFileSync(join(harness.dir, 'playbooks', 'brands.yaml'), BRANDS_YAML)
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await harness.close()
})

const start = async () => {
  const collector = await startCollector()
  stops.push(() => collector.stop())
  const traces = startTraces({ url: collector.url, oneIn: 1_000_000_000, service: 'ingest', logger })
  stops.push(() => traces.stop())
  const sources = [{ id: 'desk', kind: 'webhook', timing: 'live', usualGapMs: undefined, unsigned: true }] as const
  const ingest = await harness.start(
    { playbooks: join(harness.dir, 'playbooks'), sources: [...sources] },
    traces.traced(harness.log),
  )
  const sent = () => collector.spans.filter(({ name }) => name === `send ${TOPICS.mentionsCollected.name}`)
  return { ingest, sent }
}
const post = (id: string) => ({ id, text: 'Lumo', publishedAt: Date.now() })
/** Ids of the mentions whose record names a place in a trace. */
const traced = async (): Promise<string[]> => {
  const records = await harness.records('mentionsCollected')
  return records
    .filter(({ headers }) => TRACE_HEADER in headers)
    .map(({ value }) => mentionCodec.decode(value).nativeId)
}

it('goes on in the trace of a webhook’s sender and of a gRPC caller', async () => {
  const { ingest, sent } = await start()
  const headers = { 'content-type': 'application/json', traceparent: `00-${TRACE}-${SPAN}-01` }
  const url = `http://127.0.0.1:${ingest.receiverPort()}/v1/mentions`
  expect((await fetch(url, { method: 'POST', headers, body: JSON.stringify(post('by http')) })).status).toBe(202)

  const server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: ingest.grpc, logger })
  stops.push(() => server.stop(0))
  const client = createGrpcClient<MentionServiceClient>(ingest.grpc[0]!.name, { address: `127.0.0.1:${server.port}` })
  stops.push(() => client.close())
  const metadata = bearer('nobody asks')
  metadata.set('traceparent', `00-${TRACE}-${SPAN}-03`)
  const call = client.publish(metadata, { deadline: Date.now() + 20_000 })
  const answered = once(call, 'data')
  call.write({ requestId: '1', post: { nativeId: 'by grpc', text: 'Lumo', publishedAtMs: Date.now() } })
  await answered
  call.end()

  await vi.waitFor(() => expect(sent()).toHaveLength(2), { timeout: 20_000 })
  for (const { traceId, parentSpanId } of sent()) expect([traceId, parentSpanId]).toEqual([TRACE, SPAN])
  expect((await traced()).toSorted()).toEqual(['by grpc', 'by http'])
})

it('takes ten mentions of a request into the trace, and nothing that is no such header', async () => {
  const { ingest } = await start()
  const url = `http://127.0.0.1:${ingest.receiverPort()}/v1/mentions`
  const send = async (name: string, traceparent: string): Promise<void> => {
    const body = JSON.stringify(Array.from({ length: 12 }, (_, index) => post(`${name} ${index}`)))
    const headers = { 'content-type': 'application/json', traceparent }
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(202)
  }
  await send('well', `00-${TRACE}-${SPAN}-01`)
  await send('unrecorded', `00-${TRACE}-${SPAN}-00`)
  await send('zero', `00-${'0'.repeat(32)}-${SPAN}-01`)
  await send('long', `00-${TRACE}-${SPAN}-01-${'x'.repeat(4_000)}`)
  await send('two', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`)
  await send('none', 'hello')
  expect(await traced()).toEqual(Array.from({ length: 10 }, (_, index) => `well ${index}`))
})
