import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ApplyPlaybookResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/ApplyPlaybookResponse.ts'
import type { GetPlaybookResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/GetPlaybookResponse.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openBench, readAll } from '../../test-support/embedded.ts'
import { mortal } from '../../test-support/mortal-log.ts'
import { SATURDAY_PLAN } from '../../test-support/saturday-plan.ts'
import { as, type Running, startService } from '../../test-support/service.ts'

let bench: Bench
let running: Running
beforeEach(async () => {
  bench = await openBench()
  running = await startService(bench)
})
afterEach(() => bench.close())

type Method = (...args: unknown[]) => unknown

const call = <R>(method: string, who: string, request: object, on = running): Promise<R> => {
  const client = on.plans as unknown as Record<string, Method>
  return unary<R>((options, done) => client[method]!(request, as(who), options, done))
}

const refusal = async (answer: Promise<unknown>): Promise<string> => {
  const error = await answer.then(
    () => undefined,
    error => error,
  )
  return error === undefined ? 'none' : `${error.code} ${errorDetailsOf(error).reason}`
}

const plan = (text = SATURDAY_PLAN) => [{ path: 'plan.yaml', text }]
const OTHER = SATURDAY_PLAN.replace('terms: [Lumo]', 'terms: [Lumo, "@lumo"]')
let requests = 0
const apply = (over: object = {}, who = 'eva', on = running) =>
  call<ApplyPlaybookResponse>('ApplyPlaybook', who, { requestId: `r${++requests}`, files: plan(), ...over }, on)
const keys = async () => {
  const all = await readAll(bench.log, TOPICS.configVersions.name, value => configVersionCodec.decode(value))
  return all.map(({ configId, version }) => `${configId}@${version}`)
}

describe('applying', () => {
  it('makes a version and makes it current, once for one request', async () => {
    const first = await apply({ requestId: 'same', reason: 'begin' })
    expect(first).toMatchObject({
      version: { version: 1, appliedBy: 'eva', reason: 'begin', current: true },
      problems: [],
      changed: true,
    })
    expect(await apply({ requestId: 'same', reason: 'begin' })).toEqual(first)
    expect(await refusal(apply({ requestId: 'same', reason: 'other' }))).toBe('3 REQUEST_ID_REUSED')
    expect(await keys()).toEqual(['playbook@1'])
    const current = () => readAll(bench.log, TOPICS.configCurrent.name, value => configVersionCodec.decode(value))
    while ((await current()).length === 0) await new Promise(resolve => setImmediate(resolve))
    expect(await current()).toMatchObject([{ configId: 'playbook', version: 1, plan: { files: plan() } }])
  })

  it('makes no version of the same texts, wherever their folder lies', async () => {
    await apply()
    expect(await apply({ files: [{ path: 'a/folder/plan.yaml', text: SATURDAY_PLAN }] })).toMatchObject({
      version: { version: 1 },
      changed: false,
    })
    expect(await keys()).toEqual(['playbook@1'])
  })

  it('writes nothing of a plan with problems, and says where they are and what was meant', async () => {
    const { problems, version, changed } = await apply({ files: plan(SATURDAY_PLAN.replace('[duty]', '[dutty]')) })
    expect([version, changed]).toEqual([null, false])
    expect(problems[0]).toMatchObject({ file: 'plan.yaml', line: expect.any(Number), column: expect.any(Number) })
    expect(problems[0]).toMatchObject({ suggestion: 'duty', message: expect.stringContaining('dutty') })
    expect(await keys()).toEqual([])
    expect(await call('ValidatePlaybook', 'nina', { files: plan('brands: 7') })).toMatchObject({ problems: [{}] })
  })

  it.each([
    ['by a responder', {}, 'nina', '7 ROLE_TOO_LOW'],
    ['by a manager of some brands', {}, 'boss-of-nori', '7 BRAND_NOT_COVERED'],
    ['without texts', { files: [] }, 'eva', '3 INVALID_FIELD'],
    ['with one path twice', { files: [...plan(), ...plan()] }, 'eva', '3 INVALID_FIELD'],
    ['without a request id', { requestId: '' }, 'eva', '3 INVALID_FIELD'],
    ['made from a version that is not there', { expectedVersion: 7 }, 'eva', '10 VERSION_OVERTAKEN'],
  ])('is refused %s', async (_what, request, who, outcome) => {
    expect(await refusal(apply(request, who))).toBe(outcome)
    expect(await keys()).toEqual([])
  })

  it('tells who comes second with an expected version what happened', async () => {
    await apply()
    await apply({ files: plan(OTHER), expectedVersion: 1 })
    const late = apply({ files: plan(`${OTHER}\n# late`), expectedVersion: 1 })
    await expect(late).rejects.toThrow('version 2 was applied by Eva meanwhile')
  })

  it('gives two replicas that race one winner, and the other a clear answer', async () => {
    const other = await startService(bench)
    await apply()
    for (let round = 2; round < 8; round++) {
      const answers = await Promise.allSettled([
        apply({ files: plan(`${OTHER}# a${round}`), expectedVersion: round - 1 }),
        apply({ files: plan(`${OTHER}# b${round}`), expectedVersion: round - 1 }, 'eva', other),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const lost = answers.find(answer => answer.status === 'rejected')!
      expect(lost.reason.code).toBe(10)
      const [mine, theirs] = await Promise.all([
        call('GetPlaybook', 'eva', {}),
        call<GetPlaybookResponse>('GetPlaybook', 'eva', {}, other),
      ])
      expect(mine).toEqual(theirs)
      expect(theirs.version?.version).toBe(round)
    }
  })

  it.each(['before', 'after'] as const)('resolves an append that fails %s it was written', async when => {
    const { log } = mortal(bench.log, { failing: { count: 2, when } })
    running = await startService(bench, log)
    expect(await apply()).toMatchObject({ version: { version: 1 }, changed: true })
    expect(new Set(await keys())).toEqual(new Set(['playbook@1']))
    expect(await call('ListPlaybookVersions', 'nina', {})).toMatchObject({ versions: [{ version: 1 }] })
  })

  it('says that the outcome is unknown when the log stays away', async () => {
    const { log } = mortal(bench.log, { failing: { count: 1_000_000, when: 'before' } })
    running = await startService(bench, log, { commandDeadline: 200 })
    expect(await refusal(apply())).toBe('14 OUTCOME_UNKNOWN')
  })
})

it('goes back to the texts of an old version by a new one', async () => {
  await apply()
  await apply({ files: plan(OTHER) })
  expect(await refusal(call('RollbackPlaybook', 'eva', { requestId: 'b0', toVersion: 9 }))).toBe('5 NOT_FOUND')
  const back = { requestId: 'b1', toVersion: 1 }
  const first = await call('RollbackPlaybook', 'eva', back)
  expect(first).toMatchObject({ version: { version: 3, reason: 'back to version 1', current: true } })
  expect(await call('RollbackPlaybook', 'eva', back)).toEqual(first)
  expect(await call('GetPlaybook', 'eva', {})).toMatchObject({ version: { version: 3 }, files: plan() })
  expect(await call('GetPlaybook', 'eva', { version: 2 })).toMatchObject({
    version: { current: false },
    files: plan(OTHER),
  })
  expect(await refusal(call('GetPlaybook', 'nina', {}))).toBe('7 ROLE_TOO_LOW')
})

it('says who holds a role, by which rule, until when, and who is next', async () => {
  await apply()
  const atMs = Date.parse('2026-03-28T23:40+01:00')
  const find = (over: object = {}) => call('FindHolder', 'wall', { roleId: 'lead', brandId: 'lumo', atMs, ...over })
  expect(await find()).toMatchObject({
    personId: 'anna',
    name: 'Anna',
    because: expect.stringContaining('schedule leads'),
    next: ['marta'],
    untilMs: Date.parse('2026-03-29T08:00+02:00'),
  })
  expect(await refusal(find({ roleId: 'leed' }))).toBe('5 NOT_FOUND')
  await expect(find({ brandId: 'lomo' })).rejects.toThrow('Did you mean "lumo"?')
  expect(await refusal(call('FindHolder', 'stranger', { roleId: 'lead', brandId: 'lumo' }))).toBe('7 BRAND_NOT_COVERED')
})

it('takes a folder at the start, follows its changes, and leaves what a person applied', async () => {
  const start = (text: string) => running.service.applyPlaybook([{ path: '/anywhere/plan.yaml', text }], 'folder')
  expect(await start(SATURDAY_PLAN)).toBe('applied')
  expect(await start(SATURDAY_PLAN)).toBe('unchanged')
  expect(await start(OTHER)).toBe('applied')
  expect(await start(SATURDAY_PLAN)).toBe('applied')
  await expect(start('brands: 7')).rejects.toThrow('plan.yaml:1:')
  await apply({ files: plan(OTHER) })
  expect(await start(SATURDAY_PLAN)).toBe('overruled')
  expect(await start(OTHER)).toBe('unchanged')
  const listed = await call<{ versions: object[] }>('ListPlaybookVersions', 'nina', {})
  expect(listed.versions).toMatchObject([
    { version: 4, appliedBy: 'eva', current: true },
    { version: 3, appliedBy: 'folder', current: false },
    { version: 2 },
    { version: 1 },
  ])
})
