import { crisisRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { type FakeServer, startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openBench, openReplica, raise, readAll, signalRecord, until } from '../../test-support/embedded.ts'
import { applyPeople, eventsIn, eventually, request, startNotifier, statesOf } from '../../test-support/notifier.ts'
import { MINUTE } from '../../test-support/playbook.ts'
import { by } from '../../test-support/story.ts'
import { TIMER } from '../core/decide/timer.ts'
import { crisisOf, holdOf } from '../core/state.ts'
import { onLogTime } from './log-time.ts'

/** Asked for so often, a timer that is believed to be due has been tried. */
const LOOKS = 2

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

/** A replica whose machine's clock is off, on the time of the log. */
const openSkewed = async (skewMs: number, { asks = true } = {}) => {
  let looks = 0
  const time = onLogTime(bench.log, () => bench.clock.now() + skewMs)
  if (asks) await time.ask()
  const now = () => {
    looks++
    return time.now()
  }
  const replica = await openReplica(bench, { log: time.log, now, timers: true, signals: true })
  const looked = async (): Promise<void> => {
    const enough = looks + LOOKS
    await until(() => looks >= enough, 'looks at the clock')
  }
  return { ...replica, now: time.now, looked }
}
const timerRecords = async () =>
  (await readAll(bench.log, TOPICS.crisisEvents.name, value => crisisRecordCodec.decode(value))).filter(
    ({ actor }) => actor === TIMER,
  )
const deadlineOf = ({ state }: Awaited<ReturnType<typeof openSkewed>>): number =>
  crisisOf(state(), 'lumo-1')!.question.deadlineMs

describe.each([
  ['ten minutes ahead', 10 * MINUTE],
  ['ten minutes behind', -10 * MINUTE],
])('a replica whose clock is %s', (_what, skewMs) => {
  it('sets the time to answer by the log, and asks the next neither early nor late', async () => {
    const replica = await openSkewed(skewMs)
    const askedAtMs = bench.clock.now()
    await raise(bench.log, signalRecord('lumo', 1))
    await until(() => replica.state().live.length === 1, 'the suspicion')
    const waitMs = deadlineOf(replica) - askedAtMs
    expect(waitMs).toBeGreaterThan(MINUTE)
    expect(waitMs).toBeLessThan(10 * MINUTE)
    expect((await openReplica(bench)).state()).toEqual(replica.state())

    bench.clock.advance(waitMs - 1)
    await replica.looked()
    expect(await timerRecords()).toEqual([])
    bench.clock.advance(1)
    await until(() => crisisOf(replica.state(), 'lumo-1')!.question.round > 1, 'the next one asked')
    expect(await timerRecords()).toHaveLength(1)
  })

  it('that has not asked the log for its time writes a timer before its time once at most, and once when it is due', async () => {
    const right = await openReplica(bench, { signals: true })
    await raise(bench.log, signalRecord('lumo', 1))
    await until(() => right.state().live.length === 1, 'the suspicion')
    await right.stop()
    const replica = await openSkewed(skewMs, { asks: false })
    await replica.looked()
    const early = await timerRecords()
    expect(early.length).toBeLessThanOrEqual(1)
    await replica.looked()
    expect(await timerRecords()).toEqual(early)
    expect(crisisOf(replica.state(), 'lumo-1')!.question.round).toBe(1)

    bench.clock.advance(deadlineOf(replica) - bench.clock.now())
    await until(() => crisisOf(replica.state(), 'lumo-1')!.question.round > 1, 'the next one asked')
    expect((await timerRecords()).length).toBe(early.length + 1)
  })

  it('has a hold reviewed when it is due by the log', async () => {
    const replica = await openSkewed(skewMs)
    const right = await openReplica(bench)
    const start = (one: Pick<typeof replica, 'writer'>, brandId: string) =>
      one.writer.execute(`hold of ${brandId}`, {
        kind: 'startHold',
        actor: by('eva', 'manager'),
        crisisId: '',
        brandIds: [brandId],
        reason: 'to be sure',
        scope: undefined,
        reviewByMs: 0,
      })
    expect(await start(replica, 'lumo')).toMatchObject({ kind: 'taken' })
    expect(await start(right, 'nori')).toMatchObject({ kind: 'taken' })
    const holds = right.state().liveHolds.map(id => holdOf(right.state(), id)!.reviewByMs)
    expect(holds).toHaveLength(2)
    expect(holds[0]).toBe(holds[1])
  })
})

describe.each([
  ['ten minutes ahead', 10 * MINUTE],
  ['ten minutes behind', -10 * MINUTE],
])('a notifier whose clock is %s', (_what, skewMs) => {
  let server: FakeServer
  beforeEach(async () => {
    server = await startFakeServer()
    await applyPeople(bench.log, { anna: [{ id: 'hook', kind: 'webhook', target: `${server.url}/hook` }] })
  })
  afterEach(() => server.stop())

  it('tries again when it is time by the log, and gathers what only informs for as long as it should', async () => {
    const { log, now } = onLogTime(bench.log, () => bench.clock.now() + skewMs)
    server.behave(response => void response.writeHead(503).end())
    await startNotifier({ ...bench, clock: { ...bench.clock, now } }, { informLimit: 1, digestEvery: 5 * MINUTE }, log)
    await request(bench, { idempotencyKey: 'page' })
    await eventually(async () => (await statesOf(bench, 'page')).includes('RETRYING'), 'the failure')
    const failed = (await eventsIn(bench)).find(({ state }) => state === 'DELIVERY_STATE_RETRYING')!
    expect(failed.nextAttemptMs).toBeGreaterThan(bench.clock.now())
    expect(failed.nextAttemptMs).toBeLessThan(bench.clock.now() + MINUTE)

    server.behave(response => void response.writeHead(204).end())
    await request(bench, ...['a', 'b', 'c'].map(key => ({ idempotencyKey: key, urgency: 'URGENCY_INFORM' as const })))
    await eventually(async () => (await statesOf(bench, 'a')).length === 2, 'the first that informs')
    expect(await statesOf(bench, 'a')).toEqual(['CLAIMED', 'DELIVERED'])
    bench.clock.advance(5 * MINUTE - 1)
    await eventually(async () => (await statesOf(bench, 'page')).includes('DELIVERED'), 'the page')
    expect(await statesOf(bench, 'b')).toEqual([])
    bench.clock.advance(1)
    await eventually(async () => (await statesOf(bench, 'c')).includes('DIGESTED'), 'the others together')
  })
})
