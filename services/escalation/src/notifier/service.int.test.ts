import { verifyWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { type FakeServer, startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, openBench } from '../../test-support/embedded.ts'
import { applyPeople, eventsIn, eventually, request, startNotifier, statesOf } from '../../test-support/notifier.ts'

const SECRET = `whsec_${Buffer.from('a test key of thirty-two bytes!!').toString('base64')}`

let bench: Bench
let server: FakeServer
beforeEach(async () => {
  bench = await openBench()
  server = await startFakeServer()
  await applyPeople(bench.log, {
    anna: [{ id: 'hook', kind: 'webhook', target: `${server.url}/hook`, secret: 'anna' }],
  })
})
afterEach(async () => {
  await bench.close()
  await server.stop()
})

it('sends a request by a signed webhook, says so before and after, and does not send its repeat', async () => {
  await startNotifier(bench, { secrets: { anna: [SECRET] } })
  await request(bench, { idempotencyKey: 'lumo-1/entry-1/anna/hook' })
  await eventually(async () => (await statesOf(bench, 'lumo-1/entry-1/anna/hook')).length === 2, 'the delivery')
  await request(bench, { idempotencyKey: 'lumo-1/entry-1/anna/hook' }, { idempotencyKey: 'next' })
  await eventually(async () => (await statesOf(bench, 'next')).length === 2, 'the next delivery')

  expect(await statesOf(bench, 'lumo-1/entry-1/anna/hook')).toEqual(['CLAIMED', 'DELIVERED'])
  expect(server.received).toHaveLength(2)
  const [{ headers, body }] = server.received as [(typeof server.received)[number]]
  expect(verifyWebhook(headers, body, { secrets: [SECRET], now: bench.clock.now() })).toBe('valid')
  expect(JSON.parse(body)).toMatchObject({
    specversion: '1.0',
    id: headers['webhook-id'],
    type: 'tocsin.notification.v1',
    subject: 'lumo-1',
    data: { idempotencyKey: 'lumo-1/entry-1/anna/hook', urgency: 'page', link: 'https://tocsin.test/a/token' },
  })
})

it('keeps messages in the inbox when told to, and nothing leaves', async () => {
  await startNotifier(bench, { deliver: 'inbox' })
  await request(bench, { idempotencyKey: 'one' })
  await eventually(async () => (await statesOf(bench, 'one')).includes('DELIVERED'), 'the delivery')
  expect((await eventsIn(bench)).at(-1)).toMatchObject({ reason: 'kept in the inbox, not sent' })
  expect(server.received).toEqual([])
})

it('counts what it took, what is open and how it ended', async () => {
  server.behave(response => void response.writeHead(503).end())
  const { metrics } = await startNotifier(bench, { secrets: { anna: [SECRET] } })
  await request(
    bench,
    { idempotencyKey: 'one' },
    { idempotencyKey: 'one' },
    { idempotencyKey: 'gone', contactId: 'no' },
  )
  await eventually(async () => (await statesOf(bench, 'one')).includes('RETRYING'), 'a failure')
  await eventually(async () => (await statesOf(bench, 'gone')).includes('DEAD'), 'the end of the other')
  await eventually(
    async () => /tocsin_notifier_open_count\{partition="\d"\} 1\n/.test(await metrics.text()),
    'the gauge',
  )
  const text = await metrics.text()
  expect(text).toContain('tocsin_notifier_requests_total{admission="open"} 2')
  expect(text).toContain('tocsin_notifier_requests_total{admission="repeat"} 1')
  expect(text).toContain('tocsin_notifier_attempts_total{kind="webhook",outcome="retry"} 1')
  expect(text).toContain('tocsin_notifier_ends_total{state="DELIVERY_STATE_DEAD"} 1')
})
