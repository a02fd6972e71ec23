import type { Enforcement } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { CheckHoldResponse } from '@tocsin/shared/gen/tocsin/hold/v1/CheckHoldResponse.ts'
import type { StartHoldResponse } from '@tocsin/shared/gen/tocsin/hold/v1/StartHoldResponse.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { planWithConnectors, SECRETS, startConnectors } from '../../test-support/connectors.ts'
import { type Bench, openBench } from '../../test-support/embedded.ts'
import { type PublishingDesk, startPublishingDesk } from '../../test-support/publishing-desk.ts'
import { applyPlan, as, type Running, startService } from '../../test-support/service.ts'
import { reportByGrpc } from './report.ts'

let bench: Bench
let desk: PublishingDesk
let running: Running
let connectors: Awaited<ReturnType<typeof startConnectors>>
const start = () =>
  startConnectors(
    bench,
    reportByGrpc(running.holds, () => 'token-of-eva'),
  )
beforeEach(async () => {
  bench = await openBench()
  desk = await startPublishingDesk({ secrets: SECRETS, now: bench.clock.now })
  await applyPlan(bench.log, planWithConnectors(desk.url))
  running = await startService(bench)
  connectors = await start()
})
afterEach(async () => {
  await desk.stop()
  await bench.close()
})

const startHold = async (): Promise<HoldState> => {
  const request = { requestId: 'start', brandIds: ['lumo'], reason: 'wrong price' }
  const { hold } = await unary<StartHoldResponse>((options, done) =>
    running.holds.startHold(request, as('nina'), options, done),
  )
  return hold!
}

const release = (request: object, requestId: string) =>
  unary((options, done) =>
    running.holds.releaseHold({ requestId, holdId: 'hold-1', ...request }, as('nina'), options, done),
  )

const hold = async (): Promise<HoldState | undefined> => {
  const { holds } = await unary<CheckHoldResponse>((options, done) =>
    running.holds.checkHold({ brandId: 'lumo' }, as('wall'), options, done),
  )
  return holds[0]
}

const enforcement = async (connector = 'desk'): Promise<Enforcement> => {
  const found = (await hold())?.enforcements.find(one => one.connector === connector)
  if (!found) throw new Error(`${connector} was not asked`)
  return found
}

/** Waits on what the gate says of the desk. */
const becomes = async (state: string, what: (one: Enforcement) => boolean = () => true): Promise<Enforcement> => {
  const giveUpAt = performance.now() + 10_000
  for (;;) {
    const found = await enforcement()
    if (found.state === `ENFORCEMENT_STATE_${state}` && what(found)) return found
    if (performance.now() > giveUpAt) throw new Error(`the desk stays ${JSON.stringify(found)}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

const deskHas = async (what: () => boolean): Promise<void> => {
  const giveUpAt = performance.now() + 10_000
  while (!what()) {
    if (performance.now() > giveUpAt) throw new Error(`the desk got ${JSON.stringify(desk.received)}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

it('asks the desk, which says what it holds and what is out already, and a person for what has no way in', async () => {
  const { enforcements } = await startHold()
  expect(enforcements).toMatchObject([
    { connector: 'desk', title: 'Social desk', answerByMs: bench.clock.now() + 10_000 },
    {
      connector: 'tool',
      title: 'The tool',
      state: 'ENFORCEMENT_STATE_REQUESTED',
      evidence: 'Eva must do this by hand and say so: Press Suspend (https://tool.example/suspend)',
      answerByMs: 0,
    },
  ])
  expect(await becomes('PARTLY')).toMatchObject({
    held: 2,
    total: 3,
    evidence: '1 already out',
    answerByMs: 0,
    posts: [
      { postId: 'p1', state: 'POST_STATE_OUT', url: 'https://desk.example/posts/p1' },
      { postId: 'p2', state: 'POST_STATE_HELD', scheduledForMs: Date.UTC(2026, 10, 22, 8) },
      { postId: 'p3', state: 'POST_STATE_HELD' },
    ],
  })
  expect(desk.received).toMatchObject([
    {
      id: 'hold-1_desk_start',
      message: {
        type: 'hold.started',
        data: {
          hold: 'hold-1',
          crisisId: null,
          connector: 'desk',
          brandIds: ['lumo'],
          accounts: ['@lumo'],
          scope: 'everything',
          answerBy: new Date(bench.clock.now() + 10_000).toISOString(),
        },
      },
    },
  ])
})

it.each([
  ['is busy', 'busy', 3],
  ['acts and its answer is lost', 'lost', 2],
] as const)('asks again with the same id when the desk %s; it acts once', async (_what, mode, times) => {
  desk.behave(mode, times)
  await startHold()
  await becomes('PARTLY')
  expect(desk.received.map(({ id }) => id)).toEqual(new Array(times + 1).fill('hold-1_desk_start'))
  expect(desk.acted).toEqual(['hold-1_desk_start'])
})

it('says why it failed before the time is over, asks on, and says so when it is done after all', async () => {
  desk.behave('busy')
  await startHold()
  await deskHas(() => desk.received.length > 0)
  bench.clock.advance(9_600)
  const { evidence } = await becomes('FAILED')
  expect(evidence).toBe('it answered 503; it is asked again until it answers')
  desk.behave('prompt')
  await becomes('PARTLY')
  expect(desk.acted).toHaveLength(1)
})

it('says at once what no waiting mends, and asks on', async () => {
  desk.behave('rubbish', 1)
  await startHold()
  expect((await becomes('FAILED')).evidence).toContain('state must be one of enforced, partly, requested, unsupported')
  expect(await becomes('PARTLY')).toMatchObject({ held: 2, total: 3 })
  expect(desk.acted).toHaveLength(1)
})

it('has failed when it took the request and says nothing in 10 s; what it says later counts', async () => {
  desk.behave('later')
  await startHold()
  await deskHas(() => desk.acted.length > 0)
  bench.clock.advance(10_000)
  expect(await becomes('FAILED')).toMatchObject({ evidence: 'no answer in 10 s', answerByMs: 0 })
  const said = { connector: 'desk', state: 'ENFORCEMENT_STATE_ENFORCED', held: 4, total: 4 } as const
  await unary((options, done) =>
    running.holds.reportEnforcement(
      { requestId: 'later', holdId: 'hold-1', enforcement: said },
      as('anna'),
      options,
      done,
    ),
  )
  expect(await enforcement()).toMatchObject({ state: 'ENFORCEMENT_STATE_ENFORCED', held: 4 })
})

it('has failed for good when the desk is gone', async () => {
  desk.behave('gone')
  await startHold()
  expect(await becomes('FAILED')).toMatchObject({ evidence: 'it answered 410: it is not there any more' })
})

it('releases a post when the desk says so, one by one; the end of the hold releases none', async () => {
  await startHold()
  await becomes('PARTLY')
  desk.behave('busy', 1)
  await release({ connector: 'desk', postId: 'p2' }, 'p2')
  expect((await enforcement()).posts[1]).toMatchObject({ postId: 'p2', state: 'POST_STATE_HELD' })
  await expect(release({ connector: 'desk', postId: 'p2' }, 'again')).rejects.toThrow('Social desk has not said yet')
  await becomes('PARTLY', ({ posts }) => posts[1]?.state === 'POST_STATE_RELEASED')
  await release({ reason: 'corrected' }, 'end')
  await deskHas(() => desk.desk().ended.length > 0)
  expect(desk.desk().posts.map(({ state }) => state)).toEqual(['out', 'released', 'held'])
  expect(await hold()).toBeUndefined()
})

it('asks no more for a hold that ended, and says that it ended', async () => {
  desk.behave('busy')
  await startHold()
  await deskHas(() => desk.received.length > 1)
  await release({ reason: 'a mistake' }, 'end')
  desk.behave('prompt')
  await deskHas(() => desk.acted.length > 0)
  expect(desk.acted).toEqual(['hold-1_desk_end'])
})

it('is asked on by a successor when the service stops before it answered', async () => {
  desk.behave('busy')
  await startHold()
  await deskHas(() => desk.received.length > 0)
  await connectors.stop()
  const before = desk.received.length
  desk.behave('prompt')
  await start()
  await becomes('PARTLY')
  expect(desk.received.slice(before).map(({ id }) => id)).toEqual(['hold-1_desk_start'])
})

it.each([
  ['by a screen', 'wall', 'ENFORCED', 7, 'display'],
  ['by somebody of another brand', 'stranger', 'ENFORCED', 7, 'does not cover brand lumo'],
  ['that only says that it was asked', 'anna', 'ASKED', 3, 'must say what is so'],
  ['that says nothing', 'anna', 'UNSPECIFIED', 3, 'must say what is so'],
] as const)('takes no report %s', async (_what, who, state, code, message) => {
  const { holdId } = await startHold()
  const enforcement = { connector: 'tool', state: `ENFORCEMENT_STATE_${state}`, held: 1, total: 1 } as const
  const refusal = unary((options, done) =>
    running.holds.reportEnforcement({ requestId: 'r', holdId, enforcement }, as(who), options, done),
  )
  await expect(refusal).rejects.toMatchObject({ code, message: expect.stringContaining(message) })
})
