import { type FakeServer, startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, openBench, until } from '../../test-support/embedded.ts'
import { type MortalLog, mortal } from '../../test-support/mortal-log.ts'
import { applyPeople, eventsIn, eventually, request, startNotifier } from '../../test-support/notifier.ts'

const PEOPLE = Array.from({ length: 25 }, (_, index) => `p${index}`)
const PER_PERSON = 20

let bench: Bench
let server: FakeServer
beforeEach(async () => {
  bench = await openBench()
  server = await startFakeServer()
  const hook = { id: 'hook', kind: 'webhook' as const, target: `${server.url}/hook` }
  await applyPeople(bench.log, Object.fromEntries(PEOPLE.map(id => [id, [hook]])))
})
afterEach(async () => {
  await bench.close()
  await server.stop()
})

const DONE = ['DELIVERY_STATE_DELIVERED', 'DELIVERY_STATE_DIGESTED']

/** Keys that are claimed and have no end after it: what was being sent. */
const inFlight = async (): Promise<Set<string>> => {
  const keys = new Set<string>()
  for (const { idempotencyKey, state } of await eventsIn(bench)) {
    if (state === 'DELIVERY_STATE_CLAIMED') keys.add(idempotencyKey)
    else keys.delete(idempotencyKey)
  }
  return keys
}

const keysIn = (body: string): string[] => {
  const { data } = JSON.parse(body) as { data: { idempotencyKey: string; items?: { key: string }[] } }
  return data.items?.map(({ key }) => key) ?? [data.idempotencyKey]
}

/** Lives of some appends each, at least `shortest`, until every key has an end. */
const runLives = async (keys: readonly string[], shortest: number) => {
  const heldAtKills = new Map<string, number>()
  let kills = 0
  for (let appends = shortest; ; appends = ((appends * 31) % shortest) + shortest) {
    const life: MortalLog = mortal(bench.log, { afterAppends: appends })
    const running = await startNotifier(bench, { informLimit: 2, digestEvery: 1 }, life.log)
    const isOver = async () =>
      new Set((await eventsIn(bench)).filter(({ state }) => DONE.includes(state)).map(e => e.idempotencyKey)).size ===
      keys.length
    await eventually(async () => life.isDead() || isOver(), 'death or the end')
    const died = life.isDead()
    await running.stop()
    if (!died) return { kills, heldAtKills }
    kills++
    for (const key of await inFlight()) heldAtKills.set(key, (heldAtKills.get(key) ?? 0) + 1)
  }
}

it('misses none of 500 pages whatever is killed, and repeats only what was being sent; who honours keys acts once', async () => {
  const keys = PEOPLE.flatMap(id => Array.from({ length: PER_PERSON }, (_, index) => `c/${id}/${index}`))
  await request(bench, ...keys.map(key => ({ idempotencyKey: key, personId: key.split('/')[1]! })))
  const { kills, heldAtKills } = await runLives(keys, 47)
  const times = Map.groupBy(
    server.received.flatMap(({ body }) => keysIn(body)),
    key => key,
  )

  expect(kills).toBeGreaterThan(10)
  expect(keys.filter(key => !times.has(key))).toEqual([])
  for (const key of keys) expect(times.get(key)!.length - 1).toBeLessThanOrEqual(heldAtKills.get(key) ?? 0)
  const ids = new Set(server.received.map(({ headers }) => headers['webhook-id']))
  expect(ids.size).toBe(keys.length)
}, 60_000)

it('misses none of 500 that only inform and keeps the key of a digest over kills', async () => {
  const keys = PEOPLE.flatMap(id => Array.from({ length: PER_PERSON }, (_, index) => `c/${id}/${index}`))
  await request(
    bench,
    ...keys.map(key => ({ idempotencyKey: key, personId: key.split('/')[1]!, urgency: 'URGENCY_INFORM' as const })),
  )
  bench.clock.advance(10)
  const { kills } = await runLives(keys, 11)
  expect(kills).toBeGreaterThan(2)
  // A receiver that honours keys takes the first of each id.
  const acted = new Map(server.received.toReversed().map(({ headers, body }) => [headers['webhook-id'], keysIn(body)]))
  const seen = [...acted.values()].flat()
  expect(new Set(seen)).toEqual(new Set(keys))
  expect(seen).toHaveLength(keys.length)
  expect(acted.size).toBeLessThan(keys.length / 2)
}, 60_000)

it('goes on with retries after a restart, at the time that was recorded', async () => {
  server.behave(response => void response.writeHead(503).end())
  const first = await startNotifier(bench)
  await request(bench, { idempotencyKey: 'one', personId: 'p0' })
  await eventually(
    async () => (await eventsIn(bench)).some(({ state }) => state === 'DELIVERY_STATE_RETRYING'),
    'a retry',
  )
  await first.stop()
  server.behave(response => void response.end())
  await startNotifier(bench)
  await request(bench, { idempotencyKey: 'two', personId: 'p0' })
  await until(() => server.received.length === 2, 'another page, which does not wait for the retry')
  expect(keysIn(server.received[1]!.body)).toEqual(['two'])
  bench.clock.advance(2_000)
  await until(() => server.received.length === 3, 'the retry')
  expect(keysIn(server.received[2]!.body)).toEqual(['one'])
  expect(server.received[2]!.headers['webhook-id']).toBe(server.received[0]!.headers['webhook-id'])
})

it('waits while the log takes nothing, and sends nothing that it could not claim', async () => {
  const failing = { count: 3, when: 'after' as const }
  const { log } = mortal(bench.log, { failing })
  await startNotifier(bench, {}, log)
  await request(bench, { idempotencyKey: 'one', personId: 'p0' })
  await until(() => server.received.length === 1, 'the page')
  expect(failing.count).toBe(0)
  await eventually(async () => (await eventsIn(bench)).at(-1)?.state === 'DELIVERY_STATE_DELIVERED', 'the record')
  expect(server.received).toHaveLength(1)
})
