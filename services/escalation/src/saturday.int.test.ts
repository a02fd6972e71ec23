import { type ServiceError, status } from '@grpc/grpc-js'
import { holdWorkCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { CrisisServiceClient } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { GetTimelineResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/GetTimelineResponse.ts'
import type { HoldServiceClient } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  type Bench,
  createClock,
  openBench,
  openReplica,
  type Replica,
  raise,
  readAll,
  signalRecord,
} from '../test-support/embedded.ts'
import { type MortalLog, mortal } from '../test-support/mortal-log.ts'
import { applyPlan, as, type Running, startService } from '../test-support/service.ts'
import { nextWakeup } from './core/timers.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 23:40 on Saturday in Warsaw; at 02:00 the clocks go to 03:00. */
const START_MS = Date.UTC(2026, 2, 28, 22, 40)

let bench: Bench
beforeEach(async () => {
  bench = await openBench(createClock(START_MS))
  await applyPlan(bench.log)
})
afterEach(() => bench.close())

/** The audit log dies with the rest, but its writes end no life: two of them a record would leave none for what people wait for. */
const AUDIT = [TOPICS.auditEvents.name, TOPICS.auditPayloads.name]

type Call = (
  running: Running,
  done: (error: unknown, response?: unknown) => void,
  deadline: { deadline: number },
) => unknown

/** Runs the service in lives of so many appends each, over and over; calls are repeated with the same request id after each death. */
const openLives = async (appendsPerLife: readonly number[]) => {
  const observer: Replica = await openReplica(bench)
  let life: MortalLog
  let running: Running
  let deaths = 0

  const begin = async (): Promise<void> => {
    const afterAppends = appendsPerLife[deaths % appendsPerLife.length]
    life = mortal(bench.log, { beside: AUDIT, ...(afterAppends !== undefined && { afterAppends }) })
    running = await startService(bench, life.log, { commandDeadline: 100 })
  }
  const reviveIfDead = async (): Promise<void> => {
    if (!life.isDead()) return
    deaths++
    await running.stop()
    await begin()
  }
  await begin()

  /** As the API asks its callers to: while the outcome is unknown, ask again with the same request id. */
  const call = async <Response>(invoke: Call): Promise<Response> => {
    const giveUpAt = performance.now() + 20_000
    for (;;) {
      try {
        return await unary<Response>((options, done) => invoke(running, done as never, options))
      } catch (error) {
        const unknown = (error as Partial<ServiceError>).code === status.UNAVAILABLE && performance.now() < giveUpAt
        if (!life.isDead() && !unknown) throw error
        await reviveIfDead()
      }
    }
  }
  return {
    observer,
    reviveIfDead,
    deaths: () => deaths,
    crises: <R>(method: keyof CrisisServiceClient, who: string, request: object) =>
      call<R>(({ crises }, done, options) =>
        (crises[method] as (...args: unknown[]) => unknown).call(crises, request, as(who), options, done),
      ),
    holds: <R>(method: keyof HoldServiceClient, who: string, request: object) =>
      call<R>(({ holds }, done, options) =>
        (holds[method] as (...args: unknown[]) => unknown).call(holds, request, as(who), options, done),
      ),
  }
}

type Lives = Awaited<ReturnType<typeof openLives>>

const pause = () => new Promise(resolve => setTimeout(resolve, 2))

/** Waits until a condition on the log holds, starting the service again whenever it is dead. */
const eventually = async (lives: Lives, what: () => boolean | Promise<boolean>, why: string): Promise<void> => {
  const giveUpAt = performance.now() + 20_000
  while (!(await what())) {
    if (performance.now() > giveUpAt) throw new Error(`never came: ${why}`)
    await lives.reviveIfDead()
    await pause()
  }
}

/** Moves the clock from one due time to the next, each answered before the next. */
const advance = async (lives: Lives, ms: number): Promise<void> => {
  const target = bench.clock.now() + ms
  const dueBy = (atMs: number): boolean =>
    (nextWakeup(lives.observer.state())?.dueMs ?? Number.POSITIVE_INFINITY) <= atMs
  while (dueBy(target)) {
    const due = nextWakeup(lives.observer.state())!.dueMs
    bench.clock.advance(Math.max(0, due - bench.clock.now()))
    await eventually(lives, () => !dueBy(bench.clock.now()), 'the timers of now')
  }
  bench.clock.advance(target - bench.clock.now())
}

const ID = 'lumo-1'

const saturday = async (lives: Lives): Promise<void> => {
  let count = 0
  const next = () => ({ requestId: `r${++count}`, crisisId: ID })
  const crisis = async (method: keyof CrisisServiceClient, who: string, request: object): Promise<Crisis> =>
    (await lives.crises<{ crisis: Crisis }>(method, who, { ...next(), ...request })).crisis

  await raise(bench.log, signalRecord('lumo', 1))
  await eventually(lives, () => lives.observer.state().live.length === 1, 'the suspicion')
  await advance(lives, 5 * MINUTE)
  const confirmed = await crisis('ConfirmCrisis', 'anna', {
    scenarioId: 'outage',
    harm: { reputation: true },
    reason: 'customers cannot pay',
  })
  expect(confirmed.phase).toBe('PHASE_ACTIVE')
  const [hold] = confirmed.holds
  await lives.holds('ReportEnforcement', 'anna', {
    requestId: 'report-1',
    holdId: hold!.holdId,
    enforcement: {
      connector: 'scheduler',
      state: 'ENFORCEMENT_STATE_PARTLY',
      held: 1,
      total: 2,
      evidence: 'one post is out already',
      posts: [
        { postId: 'p1', state: 'POST_STATE_OUT' },
        { postId: 'p2', state: 'POST_STATE_HELD' },
      ],
    },
  })
  await crisis('Acknowledge', 'olle', {})
  await crisis('AskExpert', 'anna', { subject: 'product', text: 'Which batch?' })
  await advance(lives, 15 * MINUTE)
  const [question] = (await crisis('PostUpdate', 'olle', { text: 'We are looking into it.' })).facts
  await crisis('AnswerQuestion', 'budi', { questionId: question!.questionId, fact: 'Only terminals of type 7.' })
  await crisis('CompleteStep', 'olle', { stepId: 'statement@2', note: 'published' })
  await crisis('ChangeStage', 'anna', { stageId: 'serious', reason: 'national news' })
  await crisis('Acknowledge', 'eva', {})
  await crisis('ChangeStage', 'anna', { stageId: 'grave', reason: 'a minister asks' })
  await crisis('Acknowledge', 'eva', {})
  await crisis('TakeStep', 'anna', { stepId: 'fact-sheet@2' })
  // 08:00 is nine hours away on the clock face and eight in fact.
  await advance(lives, Date.UTC(2026, 2, 29, 6) - bench.clock.now())
  await crisis('Acknowledge', 'marta', {})
  await crisis('CompleteStep', 'marta', { stepId: 'fact-sheet@2', note: '' })
  await crisis('NameCause', 'marta', { text: 'A bad update', ownerId: 'sari' })
  await crisis('NameCause', 'marta', { text: 'rolled back', removed: true })
  await raise(
    bench.log,
    signalRecord('lumo', 1, { state: 'SIGNAL_STATE_CLOSED', closedAtMs: bench.clock.now(), ver: '2' }),
  )
  await eventually(lives, () => (lives.observer.crisisLog.entries().at(-1)?.kind ?? '') === 'usualAgain', 'usual again')
  await advance(lives, HOUR)
  await crisis('StartRecovery', 'marta', { reason: 'an hour of usual talk' })
  await lives.holds('ReleaseHold', 'marta', {
    requestId: 'post',
    holdId: hold!.holdId,
    connector: 'scheduler',
    postId: 'p2',
  })
  await lives.holds('ReleaseHold', 'marta', { requestId: 'hold', holdId: hold!.holdId, reason: 'over' })
  const closed = await crisis('CloseCrisis', 'marta', { reason: 'all is well' })
  expect(closed.phase).toBe('PHASE_REVIEW')
}

/** 22:40 is 23:40 in Warsaw; from 01:00 UTC on it is two hours ahead. */
const TIMELINE = [
  '22:40 Suspected. Half of it is negative. Nina asked to confirm or decline.',
  '22:40 Stage Potential: Half of it is negative. Told: Nina. Must acknowledge: nobody. Steps: 0.',
  '22:45 Anna asked next: nobody answered in time.',
  '22:45 Confirmed by Anna: Outage, lasting harm to reputation: customers cannot pay.',
  '22:45 Anna put everything on hold (hold-5): customers cannot pay.',
  '22:45 Stage Contained entered by Anna: customers cannot pay. Told: Anna and Olle. Must acknowledge: Anna and Olle. Steps: 2.',
  '22:45 scheduler partly enforces hold-5 (1 of 2), says Anna: one post is out already.',
  '22:45 Olle acknowledged by grpc.',
  '22:45 Sari asked about product: Which batch?',
  '23:00 Budi asked instead: Sari did not answer in time.',
  '23:00 Update by Olle: We are looking into it.',
  '23:00 Fact by Budi: Only terminals of type 7.',
  '23:00 Olle did "Publish the holding statement": published.',
  '23:00 Stage Serious entered by Anna: national news. Told: Anna and Eva. Must acknowledge: Anna and Eva. Steps: 0.',
  '23:00 Eva acknowledged by grpc.',
  '23:00 Stage Grave entered by Anna: a minister asks. Told: Anna and Eva. Must acknowledge: Anna and Eva. Steps: 0.',
  '23:00 Eva acknowledged by grpc.',
  '23:00 Anna took "Keep the fact sheet".',
  '06:00 Marta has role lead: on duty by schedule leads, sun 08:00–20:00 Europe/Warsaw.',
  '06:00 Marta acknowledged by grpc.',
  '06:00 Marta did "Keep the fact sheet".',
  '06:00 Cause: A bad update. Sari removes it.',
  '06:00 Cause removed, says Marta: rolled back.',
  '06:00 Signal lumo/share-5m/1 is back in its usual range; none is open any more.',
  '07:00 The rate has been usual for long enough: recovery may be started.',
  '07:00 Recovery started by Marta: an hour of usual talk.',
  '07:00 Marta released post p2 of scheduler.',
  '07:00 Marta released hold-5: over. Held posts are released one by one.',
  '07:00 Closed by Marta: all is well.',
  '07:00 The review is open.',
]

const requests = () =>
  readAll(bench.log, TOPICS.notificationsRequested.name, value => notificationRequestedCodec.decode(value))

const NOTIFIED = [
  'question-1/nina',
  'entry-1/nina',
  'question-2/anna',
  'entry-2/anna',
  'entry-2/olle',
  'question-9/1/sari',
  'question-9/2/budi',
  'question-9/answer/anna',
  'entry-3/anna',
  'entry-3/eva',
  'entry-4/anna',
  'entry-4/eva',
  'role-lead-19/marta',
]

it.each([
  ['without a death', []],
  ['killed after one, two or three writes', [1, 2, 3, 1, 2]],
  ['killed at other places', [2, 1, 1, 5, 1, 3]],
])(
  'a Saturday night runs to its review, %s',
  async (_what, appendsPerLife) => {
    const lives = await openLives(appendsPerLife)
    await saturday(lives)
    const { entries } = await lives.crises<GetTimelineResponse>('GetTimeline', 'anna', { crisisId: ID })
    expect(entries.map(({ atMs, text }) => `${new Date(atMs).toISOString().slice(11, 16)} ${text}`)).toEqual(TIMELINE)

    const keys = async () => new Set((await requests()).map(({ idempotencyKey }) => idempotencyKey))
    const expected = NOTIFIED.map(part => `${ID}/${part}/phone`)
    await eventually(lives, async () => (await keys()).has(`${ID}/closed-29/eva/phone`), 'the last notification')
    const sent = [...(await keys())].filter(key => !/\/(recovery|recoveryStarted|closed)-/.test(key))
    expect(sent.toSorted()).toEqual(expected.toSorted())
    expect(new Set((await requests()).map(one => JSON.stringify(one))).size).toBe((await keys()).size)
    const work = await readAll(bench.log, TOPICS.holdsWork.name, value => holdWorkCodec.decode(value))
    expect([...new Set(work.map(({ idempotencyKey }) => idempotencyKey))]).toEqual([
      'hold-5/enforce',
      'hold-5/release/scheduler/p2',
      'hold-5/end',
    ])
    expect(lives.deaths()).toBeGreaterThanOrEqual(appendsPerLife.length > 0 ? 20 : 0)
  },
  120_000,
)
