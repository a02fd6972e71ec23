import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CheckHoldResponse } from '@tocsin/shared/gen/tocsin/hold/v1/CheckHoldResponse.ts'
import type { StartHoldResponse } from '@tocsin/shared/gen/tocsin/hold/v1/StartHoldResponse.ts'
import type { WatchHoldsResponse } from '@tocsin/shared/gen/tocsin/hold/v1/WatchHoldsResponse.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, openBench, openReplica, until } from '../test-support/embedded.ts'
import { applyPlan, as, type Running, startService } from '../test-support/service.ts'
import { by, evidence } from '../test-support/story.ts'

let bench: Bench
let running: Running
beforeEach(async () => {
  bench = await openBench()
  await applyPlan(bench.log)
  running = await startService(bench)
})
afterEach(() => bench.close())

const start = (over: object = {}) =>
  unary<StartHoldResponse>((options, done) =>
    running.holds.startHold(
      { requestId: 'h1', brandIds: ['lumo'], reason: 'wrong price', ...over },
      as('nina'),
      options,
      done,
    ),
  )
const check = (request: object = {}, on: Running = running) =>
  unary<CheckHoldResponse>((options, done) =>
    on.holds.checkHold({ brandId: 'lumo', ...request }, as('wall'), options, done),
  )

it('answers clear, then held at once, then clear', async () => {
  expect(await check()).toMatchObject({ answer: 'HOLD_ANSWER_CLEAR', holds: [] })
  const { hold } = await start()
  expect(await check()).toMatchObject({
    answer: 'HOLD_ANSWER_HELD',
    holds: [{ holdId: hold!.holdId, personId: 'nina' }],
  })
  await unary((options, done) =>
    running.holds.releaseHold(
      { requestId: 'h2', holdId: hold!.holdId, reason: 'corrected' },
      as('nina'),
      options,
      done,
    ),
  )
  expect(await check()).toMatchObject({ answer: 'HOLD_ANSWER_CLEAR' })
})

it('answers on every replica with what any replica has taken', async () => {
  const other = await startService(bench)
  for (let i = 0; i < 20; i++) {
    const { hold } = await start({ requestId: `start-${i}` })
    expect(await check({}, other)).toMatchObject({ answer: 'HOLD_ANSWER_HELD' })
    await unary((options, done) =>
      other.holds.releaseHold(
        { requestId: `end-${i}`, holdId: hold!.holdId, reason: 'over' },
        as('nina'),
        options,
        done,
      ),
    )
    expect(await check()).toMatchObject({ answer: 'HOLD_ANSWER_CLEAR' })
  }
})

it.each([
  ['the account that is held', { account: 'x/lumo' }, 'HOLD_ANSWER_HELD'],
  ['another account', { account: 'y/lumo' }, 'HOLD_ANSWER_CLEAR'],
  ['the brand as a whole', {}, 'HOLD_ANSWER_HELD'],
])('a hold on one account, and a caller who asks about %s', async (_what, request, answer) => {
  await start({ scope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts: ['x/lumo'] } })
  expect(await check(request)).toMatchObject({ answer })
})

it("shows a drill's hold only to who asks", async () => {
  const replica = await openReplica(bench)
  await replica.writer.execute('s', { kind: 'signalOpen', evidence: evidence(), drill: true })
  await replica.writer.execute('h', {
    kind: 'startHold',
    crisisId: 'lumo-1',
    actor: by('eva', 'manager'),
    brandIds: [],
    scope: undefined,
    reason: 'practice',
    reviewByMs: 0,
  })
  expect(await check()).toMatchObject({ answer: 'HOLD_ANSWER_CLEAR', holds: [] })
  expect(await check({ includeDrills: true })).toMatchObject({ answer: 'HOLD_ANSWER_HELD', holds: [{ drill: true }] })
})

it('never reads a mistyped brand as clear', async () => {
  const error = await check({ brandId: 'lomu' }).catch(error => error)
  expect(`${error.code} ${errorDetailsOf(error).reason}`).toBe('5 NOT_FOUND')
})

it('does not know when the log cannot be read to its end, and says so within its limit', async () => {
  await running.stop()
  const blind = { ...bench.log, offsets: () => new Promise<never>(() => undefined) }
  running = await startService(bench, blind)
  const startedAt = performance.now()
  const error = await check().catch(error => error)
  expect(`${error.code} ${errorDetailsOf(error).reason}`).toBe('14 LOG_NOT_READ')
  expect(performance.now() - startedAt).toBeLessThan(4_000)
})

it('streams holds as they are', async () => {
  const got: WatchHoldsResponse[] = []
  const stream = running.holds.watchHolds({}, as('wall'))
  stream.on('data', message => got.push(message)).on('error', () => undefined)
  const { hold } = await start()
  await until(() => got.some(one => one.hold?.holdId === hold!.holdId), 'the hold')
  stream.cancel()
})

it('answers at the gate within a second of a confirmation, 99 times of 100', async () => {
  const times: number[] = []
  for (let i = 0; i < 100; i++) {
    const startedAt = performance.now()
    const { hold } = await start({ requestId: `start-${i}` })
    expect((await check()).answer).toBe('HOLD_ANSWER_HELD')
    times.push(performance.now() - startedAt)
    await unary((options, done) =>
      running.holds.releaseHold(
        { requestId: `end-${i}`, holdId: hold!.holdId, reason: 'over' },
        as('nina'),
        options,
        done,
      ),
    )
  }
  times.sort((a, b) => a - b)
  expect(times[98]).toBeLessThan(1_000)
  const { endOffset } = (await bench.log.offsets(TOPICS.crisisEvents.name))[0]!
  expect(endOffset).toBe(200n)
}, 30_000)
