import { controlCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { WatchBrandsResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/WatchBrandsResponse.ts'
import type { WatchCrisisResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/WatchCrisisResponse.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openBench, raise, readAll, signalRecord, until } from '../test-support/embedded.ts'
import { applyPlan, as, type Running, startService } from '../test-support/service.ts'

let bench: Bench
let running: Running
beforeEach(async () => {
  bench = await openBench()
  await applyPlan(bench.log)
  running = await startService(bench, bench.log, { heartbeatEvery: 20 })
})
afterEach(() => bench.close())

type Method = (...args: unknown[]) => unknown

const call = <R>(service: 'crises' | 'holds', method: string, who: string | undefined, request: object): Promise<R> => {
  const client = running[service] as unknown as Record<string, Method>
  return unary<R>((options, done) =>
    who === undefined ? client[method]!(request, options, done) : client[method]!(request, as(who), options, done),
  )
}

/** Code and reason of a refusal. */
const refusal = async (answer: Promise<unknown>): Promise<string> => {
  const error = await answer.then(
    () => undefined,
    error => error,
  )
  return error === undefined ? 'none' : `${error.code} ${errorDetailsOf(error).reason}`
}

const suspicion = async (): Promise<string> => {
  await raise(bench.log, signalRecord('lumo', 1))
  const open = () => call<{ crises: { crisisId: string }[] }>('crises', 'ListCrises', 'wall', { openOnly: true })
  let found = await open()
  while (found.crises.length === 0) found = await open()
  return found.crises[0]!.crisisId
}

const confirm = (who: string | undefined, over: object = {}) =>
  call<{ crisis: { phase: string; seq: number } }>('crises', 'ConfirmCrisis', who, {
    requestId: 'c1',
    crisisId: 'lumo-1',
    scenarioId: 'outage',
    harm: { money: true },
    reason: '',
    ...over,
  })

describe('CrisisService', () => {
  it.each([
    ['without a token', undefined, {}, '16 NO_TOKEN'],
    ['with a token that only displays', 'wall', {}, '7 ROLE_TOO_LOW'],
    ['with a token for other brands', 'stranger', {}, '7 BRAND_NOT_COVERED'],
    ['by somebody who was not asked', 'olle', {}, '7 NOT_ASKED'],
    ['without a request id', 'nina', { requestId: '' }, '3 INVALID_FIELD'],
    ['without a crisis', 'nina', { crisisId: '' }, '3 INVALID_FIELD'],
    ['of a crisis that is not there', 'nina', { crisisId: 'lumo-7' }, '5 NO_SUCH_CRISIS'],
    ['without an answer about harm', 'nina', { harm: undefined }, '3 HARM_NOT_ANSWERED'],
    ['by the person who was asked', 'nina', {}, 'none'],
  ])('a confirmation %s', async (_what, who, over, outcome) => {
    await suspicion()
    expect(await refusal(confirm(who, over))).toBe(outcome)
  })

  it('gives the same request the same answer, and the loser of a race a reason', async () => {
    await suspicion()
    const first = await confirm('nina')
    expect(first.crisis.phase).toBe('PHASE_ACTIVE')
    expect(await confirm('nina')).toEqual(first)
    expect(await refusal(confirm('anna'))).toBe('3 REQUEST_ID_REUSED')
    expect(await refusal(confirm('anna', { requestId: 'c2' }))).toBe('9 NOT_SUSPECTED')
  })

  it('lists brands as their tiles show them', async () => {
    await suspicion()
    await confirm('nina')
    const { brands } = await call<{ brands: object[] }>('crises', 'ListBrands', 'wall', {})
    expect(brands).toMatchObject([
      {
        brandId: 'lumo',
        name: 'Lumo',
        phase: 'PHASE_ACTIVE',
        hold: 'everything',
        notified: 2,
        acknowledged: 0,
        stageTitle: 'Contained',
        scenarioId: 'outage',
        loudness: 0,
        drill: false,
        recoveryProposed: false,
      },
    ])
  })

  it('says where an acknowledgement was pressed', async () => {
    await suspicion()
    await confirm('nina')
    const acknowledge = (via: string) =>
      call('crises', 'Acknowledge', 'olle', { requestId: `a-${via}`, crisisId: 'lumo-1', via })
    expect(await refusal(acknowledge('link'))).toBe('3 INVALID_FIELD')
    await acknowledge('console')
    const { entries } = await call<{ entries: { text: string }[] }>('crises', 'GetTimeline', 'olle', {
      crisisId: 'lumo-1',
    })
    expect(entries.at(-1)).toMatchObject({ text: 'Olle acknowledged by console.' })
  })

  it('takes an acknowledgement by the link of a message, for its person and stage only', async () => {
    await suspicion()
    await confirm('nina')
    const requests = () =>
      readAll(bench.log, TOPICS.notificationsRequested.name, value => notificationRequestedCodec.decode(value))
    let page = (await requests()).find(({ idempotencyKey }) => idempotencyKey === 'lumo-1/entry-2/olle/phone')
    while (!page) page = (await requests()).find(({ idempotencyKey }) => idempotencyKey === 'lumo-1/entry-2/olle/phone')
    const token = page.link.split('/a/')[1]!
    const acknowledge = (over: object) =>
      call<{ crisis: { acknowledgements: object[] } }>('crises', 'Acknowledge', undefined, {
        requestId: 'a1',
        token,
        ...over,
      })
    expect(await refusal(acknowledge({ token: `${token}x` }))).toBe('7 LINK_INVALID')
    expect(await refusal(acknowledge({ crisisId: 'lumo-9' }))).toBe('7 LINK_INVALID')
    const { crisis } = await acknowledge({})
    expect(crisis.acknowledgements).toContainEqual(expect.objectContaining({ personId: 'olle', acknowledged: true }))
    await call('crises', 'ChangeStage', 'anna', {
      requestId: 's1',
      crisisId: 'lumo-1',
      stageId: 'serious',
      reason: 'worse',
    })
    expect(await refusal(acknowledge({ requestId: 'a2' }))).toBe('9 LINK_OUTDATED')
  })

  it('passes a flag on to the detector as a control record of the brand', async () => {
    const flag = { requestId: 'f1', brandId: 'lumo', note: 'angry calls' }
    const first = await call<{ flagId: string }>('crises', 'FlagConcern', 'olle', flag)
    expect(await call('crises', 'FlagConcern', 'olle', flag)).toEqual(first)
    expect(await refusal(call('crises', 'FlagConcern', undefined, { ...flag, code: 'nonsense' }))).toBe(
      '5 FLAG_CODE_UNKNOWN',
    )
    expect(await refusal(call('crises', 'FlagConcern', 'olle', { ...flag, brandId: 'x' }))).toBe('3 INVALID_FIELD')
    const controls = await readAll(bench.log, TOPICS.mentionsCollected.name, value => controlCodec.decode(value))
    expect(controls).toMatchObject([
      { brandId: 'lumo', flag: { flagId: first.flagId, raisedBy: 'olle' } },
      { flag: { flagId: first.flagId } },
    ])
  })

  it('streams what is so, what comes, and heartbeats; a token goes on where it was on another replica', async () => {
    const got: WatchCrisisResponse[] = []
    const stream = running.crises.watchCrisis({ crisisId: '' }, as('wall'))
    stream.on('data', message => got.push(message)).on('error', () => undefined)
    await until(() => got.some(({ heartbeat }) => heartbeat), 'a heartbeat')
    await suspicion()
    await until(() => got.some(({ entry }) => entry?.kind === 'stageEntered'), 'the suspicion')
    const { resumeToken } = got.find(({ entry }) => entry?.kind === 'suspected')!
    stream.cancel()
    await confirm('nina')

    running = await startService(bench)
    const kinds: string[] = []
    const again = running.crises.watchCrisis({ crisisId: 'lumo-1', resumeToken }, as('wall'))
    again.on('data', ({ entry }: WatchCrisisResponse) => entry && kinds.push(entry.kind)).on('error', () => undefined)
    await until(() => kinds.length === 4, 'what was missed')
    expect(kinds).toEqual(['stageEntered', 'confirmed', 'holdStarted', 'stageEntered'])
    again.cancel()
  })

  it('streams brands of the caller only, and refuses a token that is none', async () => {
    const got: WatchBrandsResponse[] = []
    const stream = running.crises.watchBrands({}, as('wall'))
    stream.on('data', message => got.push(message)).on('error', () => undefined)
    await suspicion()
    await until(() => got.some(({ brand }) => brand?.phase === 'PHASE_SUSPECTED'), 'the suspicion')
    stream.cancel()
    const failed = new Promise(resolve =>
      running.crises
        .watchBrands({ resumeToken: 'nonsense' }, as('wall'))
        .on('error', resolve)
        .on('data', () => undefined),
    )
    expect(await refusal(failed.then(error => Promise.reject(error)))).toBe('3 INVALID_FIELD')
  })
})

describe('open mode', () => {
  it('lets callers of this machine act as the named person', async () => {
    await running.stop()
    running = await startService(bench, bench.log, { actAs: 'eva' })
    await suspicion()
    expect((await confirm(undefined)).crisis.phase).toBe('PHASE_ACTIVE')
  })
})
