import { configVersionCodec, controlCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { bearer, unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openBench, raise, readAll, signalRecord } from '../test-support/embedded.ts'
import { SATURDAY_PLAN } from '../test-support/saturday-plan.ts'
import { as, type Running, startService } from '../test-support/service.ts'
import { createLinkTokens } from './adapters/link-token.ts'

const CODE = 'shops-7f3a91c2'
const PLAN = `${SATURDAY_PLAN}
flagCodes: [{ code: ${CODE}, label: Shops, brands: [lumo] }]
`

let bench: Bench
let running: Running
beforeEach(async () => {
  bench = await openBench()
  const plan = { files: [{ path: 'plan.yaml', text: PLAN }], reason: 'test' }
  const value = configVersionCodec.encode({ configId: 'playbook', version: 1, plan })
  await bench.log.append(TOPICS.configVersions.name, [{ key: 'playbook@1', value }])
  running = await startService(bench)
})
afterEach(() => bench.close())

type Token = ReturnType<typeof bearer>
type Method = (...args: unknown[]) => unknown

const call = <R = object>(method: string, metadata: Token | undefined, request: object): Promise<R> => {
  const client = running.crises as unknown as Record<string, Method>
  return unary<R>((options, done) =>
    metadata ? client[method]!(request, metadata, options, done) : client[method]!(request, options, done),
  )
}
const refusal = async (answer: Promise<unknown>): Promise<string> => {
  const error = await answer.then(
    () => undefined,
    error => error,
  )
  return error === undefined ? 'none' : `${error.code} ${errorDetailsOf(error).reason}`
}
const from = (address: string): Token => {
  const metadata = bearer('none')
  metadata.set('x-client-address', address)
  return metadata
}

const suspicion = async (): Promise<void> => {
  await raise(bench.log, signalRecord('lumo', 1))
  const open = () => call<{ crises: object[] }>('ListCrises', as('wall'), { openOnly: true })
  while ((await open()).crises.length === 0);
}
const confirm = () =>
  call('ConfirmCrisis', as('nina'), { requestId: 'c', crisisId: 'lumo-1', scenarioId: 'outage', harm: { money: true } })

it('says who calls', async () => {
  expect(await call('GetCaller', as('eva'), {})).toEqual({
    personId: 'eva',
    name: 'Eva',
    role: 'manager',
    brandIds: [],
    open: false,
    untilMs: 0,
  })
  expect(await refusal(call('GetCaller', undefined, {}))).toBe('16 NO_TOKEN')
  running = await startService(bench, bench.log, { actAs: 'nina' })
  expect(await call('GetCaller', undefined, {})).toMatchObject({ personId: 'nina', role: 'admin', open: true })
})

it('shows what confirming would do, by the plan of the crisis, and writes nothing', async () => {
  await suspicion()
  const end = async () => (await bench.log.offsets(TOPICS.crisisEvents.name))[0]!.endOffset
  const before = await end()
  expect(await call('PreviewConfirmation', as('nina'), { crisisId: 'lumo-1', scenarioId: 'outage' })).toMatchObject({
    stageId: 'contained',
    stageTitle: 'Contained',
    notified: ['anna', 'olle'],
    mustAcknowledge: ['anna', 'olle'],
    holdScope: { kind: 'HOLD_SCOPE_KIND_EVERYTHING' },
    spokesperson: 'olle',
    needsSecondPerson: false,
  })
  expect(await end()).toBe(before)
  const ask = (who: string, over: object = {}) =>
    refusal(call('PreviewConfirmation', as(who), { crisisId: 'lumo-1', scenarioId: 'outage', ...over }))
  expect(await ask('sari')).toBe('7 NOT_ASKED')
  expect(await ask('stranger')).toBe('7 BRAND_NOT_COVERED')
  expect(await ask('nina', { crisisId: 'lumo-9' })).toBe('5 NOT_FOUND')
  expect(await ask('nina', { scenarioId: 'x' })).toBe('3 NO_SUCH_SCENARIO')
})

describe('a link', () => {
  const tokens = createLinkTokens(() => 'secret of the test')
  const make = (entry: number, livesMs = 60_000) =>
    tokens.make({ crisisId: 'lumo-1', personId: 'olle', entry, expiresAtMs: bench.clock.now() + livesMs })!
  const describeLink = (token: string) => call('DescribeLink', undefined, { token })

  it('says what it is about without doing it, and what has become of it', async () => {
    await suspicion()
    await confirm()
    const token = make(2)
    const before = await describeLink(token)
    expect(before).toMatchObject({
      crisisId: 'lumo-1',
      brandNames: ['Lumo'],
      personId: 'olle',
      personName: 'Olle',
      phase: 'PHASE_ACTIVE',
      stageTitle: 'Contained',
      steps: [{ stepId: 'statement@2' }],
      acknowledged: false,
      expiresAtMs: bench.clock.now() + 60_000,
      drill: false,
    })
    expect(await describeLink(token)).toEqual(before)
    await call('Acknowledge', undefined, { requestId: 'a', token })
    expect(await describeLink(token)).toMatchObject({ acknowledged: true })
  })

  it('that is none, is over or outdated is told apart from one that works', async () => {
    await suspicion()
    await confirm()
    expect(await refusal(describeLink(`${make(2)}x`))).toBe('5 LINK_INVALID')
    expect(await refusal(describeLink(make(2, -1)))).toBe('5 LINK_INVALID')
    expect(await refusal(describeLink(make(1)))).toBe('9 LINK_OUTDATED')
    await expect(describeLink('nonsense')).rejects.toThrow('use that of the newest message, or sign in')
  })

  it('that works is never held up by those who try wrong ones', async () => {
    await suspicion()
    await confirm()
    const outcomes = []
    for (let i = 0; i < 40; i++) outcomes.push(await refusal(describeLink(`wrong${i}`)))
    expect(outcomes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => '5 LINK_INVALID'))
    expect(outcomes.at(-1)).toBe('8 TOO_MANY')
    expect(await describeLink(make(2))).toMatchObject({ personId: 'olle' })
  })
})

describe('a flag code', () => {
  it('says what it is for, and stands in for a token', async () => {
    expect(await call('DescribeFlagCode', undefined, { code: CODE })).toEqual({
      label: 'Shops',
      brands: [{ brandId: 'lumo', name: 'Lumo' }],
    })
    await call('FlagConcern', undefined, { requestId: 'f', brandId: 'lumo', note: 'smoke', code: CODE })
    const controls = await readAll(bench.log, TOPICS.mentionsCollected.name, value => controlCodec.decode(value))
    expect(controls).toMatchObject([{ flag: { raisedBy: 'code:Shops', note: '' } }])
    await expect(call('DescribeFlagCode', undefined, { code: 'x' })).rejects.toThrow('ask who gave it to you')
    expect(await refusal(call('FlagConcern', undefined, { requestId: 'f', brandId: 'nori', code: CODE }))).toBe(
      '7 FLAG_CODE_UNKNOWN',
    )
  })

  it('cannot be guessed: who is wrong too often waits, others go on', async () => {
    const tried = async (address: string, code: string) => refusal(call('DescribeFlagCode', from(address), { code }))
    const outcomes = []
    for (let i = 0; i < 31; i++) outcomes.push(await tried('192.0.2.7', `guess${i}`))
    expect(outcomes.indexOf('8 TOO_MANY')).toBe(30)
    expect(await tried('192.0.2.7', CODE)).toBe('8 TOO_MANY')
    expect(await refusal(call('FlagConcern', from('192.0.2.7'), { requestId: 'g', brandId: 'lumo', code: CODE }))).toBe(
      '8 TOO_MANY',
    )
    expect(await tried('192.0.2.8', CODE)).toBe('none')
    bench.clock.advance(2_000)
    expect(await tried('192.0.2.7', CODE)).toBe('none')
  })

  it('is not a flood: so many flags at a time', async () => {
    const flags = Array.from({ length: 130 }, (_, i) =>
      refusal(call('FlagConcern', undefined, { requestId: `f${i}`, brandId: 'lumo', note: '', code: CODE })),
    )
    const outcomes = await Promise.all(flags)
    expect(outcomes.filter(outcome => outcome === 'none')).toHaveLength(120)
    expect(new Set(outcomes)).toEqual(new Set(['none', '8 TOO_MANY']))
  })
})
