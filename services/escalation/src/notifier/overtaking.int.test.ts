import { type FakeServer, startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, openBench, until } from '../../test-support/embedded.ts'
import { applyPeople, eventsIn, eventually, request, startNotifier } from '../../test-support/notifier.ts'

let bench: Bench
let server: FakeServer
let hanging: FakeServer
beforeEach(async () => {
  bench = await openBench()
  server = await startFakeServer()
  hanging = await startFakeServer()
  hanging.behave(() => undefined)
  await applyPeople(bench.log, {
    anna: [
      { id: 'hook', kind: 'webhook', target: `${server.url}/anna` },
      { id: 'slow', kind: 'webhook', target: `${hanging.url}/anna` },
    ],
  })
})
afterEach(async () => {
  await bench.close()
  await Promise.all([server.stop(), hanging.stop()])
})

const informs = (count: number, contactId = 'hook') =>
  Array.from({ length: count }, (_, index) => ({
    idempotencyKey: `inform/${contactId}/${index}`,
    contactId,
    urgency: 'URGENCY_INFORM' as const,
    subject: `Message ${index}`,
  }))

const subjects = () =>
  server.received.map(({ body }) => (JSON.parse(body) as { data: { subject: string } }).data.subject)

it('makes a storm of 400 one message with as many items, after the first few', async () => {
  await startNotifier(bench, { informLimit: 3, digestEvery: 60_000 })
  await request(bench, ...informs(400))
  await until(() => server.received.length === 3, 'the first few')
  await eventually(
    async () => (await eventsIn(bench)).filter(({ state }) => state === 'DELIVERY_STATE_DELIVERED').length === 3,
    'their records',
  )
  bench.clock.advance(60_000)
  await until(() => server.received.length === 4, 'the digest')
  const { type, data } = JSON.parse(server.received[3]!.body) as {
    type: string
    data: { items: object[]; text: string }
  }
  expect(type).toBe('tocsin.notification.digest.v1')
  expect(data.items).toHaveLength(397)
  expect(data.text).toContain('and 367 more')
  await eventually(
    async () => (await eventsIn(bench)).filter(({ state }) => state === 'DELIVERY_STATE_DIGESTED').length === 397,
    'the end of each',
  )
  expect(server.received).toHaveLength(4)
})

it('lets a page overtake a storm, a target that hangs and a retry of the same person', async () => {
  await startNotifier(bench, { informLimit: 3, digestEvery: 60_000, sendTimeout: 5_000 })
  await request(bench, ...informs(1_000), ...informs(1_000, 'slow'))
  const hangingPages = Array.from({ length: 120 }, (_, index) => ({
    idempotencyKey: `slow/${index}`,
    contactId: 'slow',
  }))
  await request(bench, ...hangingPages)
  await until(() => hanging.received.length > 40, 'that the slow target hangs')
  const startedAt = performance.now()
  await request(bench, { idempotencyKey: 'page', subject: 'The page' })
  await until(() => subjects().includes('The page'), 'the page')
  const tookMs = performance.now() - startedAt
  // Measured at 6 to 46 ms on two busy cores; anything that queued would take the 5 s of a timeout.
  expect(tookMs).toBeLessThan(2_500)
})
