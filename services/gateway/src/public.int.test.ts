import { readFileSync } from 'node:fs'
import type { CoverageView, PlanView } from '@tocsin/shared/live/plan.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeEscalation, refusal, startFakeEscalation } from '../test/fake-escalation.ts'
import { createHarness, type Harness } from '../test/harness.ts'
import type { GatewayConfig } from './config.ts'

const ANNA = 'anna-anna-anna-anna'
const EWA = 'ewa-ewa-ewa-ewa'
const PLAN = readFileSync(new URL('../test/plan.yaml', import.meta.url), 'utf8')
const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

let harness: Harness
let escalation: FakeEscalation
beforeEach(async () => {
  harness = await createHarness()
  escalation = await startFakeEscalation()
  escalation.people.set(ANNA, { personId: 'anna', role: 'responder', brandIds: ['lumo'] })
  escalation.people.set(EWA, { personId: 'ewa', role: 'manager' })
  escalation.people.set('own-own-own', { personId: 'gateway', role: 'manager' })
})
afterEach(async () => {
  await harness.stop()
  await escalation.stop()
})
const start = (config: Partial<GatewayConfig> = {}) =>
  harness.start({ escalation: escalation.address, escalationToken: 'own-own-own', ...config })
const askedOf = (method: string) => escalation.asked.filter(one => one.method === method)

describe('the publishing gate', () => {
  it.each([
    ['HOLD_ANSWER_CLEAR', 'clear'],
    ['HOLD_ANSWER_HELD', 'held'],
  ])('says what is so, and is never kept: %s', async (answer, said) => {
    escalation.answer('CheckHold', () => ({ answer, seq: 7, readAtMs: 1 }))
    const { get } = await start()
    const told = await get('/v1/holds/lumo?account=x&drills=true')
    expect([told.status, told.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await told.json()).toEqual({ answer: said, holds: [], seq: 7, readAtMs: 1 })
    expect(askedOf('CheckHold')[0]).toMatchObject({
      token: 'own-own-own',
      request: { brandId: 'lumo', account: 'x', includeDrills: true },
    })
  })

  it.each([
    ['cannot read the log', () => Promise.reject(refusal(14, 'the log cannot be read', { reason: 'LOG_NOT_READ' }))],
    ['does not answer in time', () => new Promise<object>(() => undefined)],
    ['says something that is not known here', () => ({ answer: 'HOLD_ANSWER_UNSPECIFIED' })],
  ])('says "unknown" when the other side %s: treat as held', async (_sentence, answer) => {
    escalation.answer('CheckHold', answer)
    const { get } = await start()
    const told = await get('/v1/holds/lumo')
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await told.json()).toMatchObject({ answer: 'unknown', fix: expect.stringContaining('Treat as held') })
  })

  it('says so too where there is no escalation service', async () => {
    const { get } = await harness.start()
    expect((await get('/v1/holds/lumo')).status).toBe(503)
  })

  it('needs a token where looking does, and asks with that of the person', async () => {
    escalation.answer('CheckHold', () => ({ answer: 'HOLD_ANSWER_CLEAR' }))
    const { get } = await start({ anonymousDisplay: 'never' })
    expect((await get('/v1/holds/lumo')).status).toBe(401)
    expect((await get('/v1/holds/lumo', as(ANNA))).status).toBe(200)
    expect((await get('/v1/holds/kopi', as(ANNA))).status).toBe(404)
    expect(askedOf('CheckHold').map(({ token }) => token)).toEqual([ANNA])
  })
})

describe('a link', () => {
  it('acknowledges when it is sent, and not when it is only looked at', async () => {
    escalation.answer('DescribeLink', () => ({ crisisId: 'c1', personName: 'Anna' }))
    escalation.answer('Acknowledge', () => ({ crisis: { crisisId: 'c1' } }))
    const { get } = await start({ anonymousDisplay: 'never' })
    expect(await (await get('/v1/links/tok')).json()).toMatchObject({ crisisId: 'c1', personName: 'Anna' })
    await get('/a/tok')
    expect(askedOf('Acknowledge')).toEqual([])
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"requestId":"1"}' }
    expect(await (await get('/v1/links/tok/acknowledge', init)).json()).toMatchObject({ crisisId: 'c1' })
    expect(askedOf('Acknowledge')[0]).toMatchObject({ token: undefined, request: { token: 'tok', requestId: '1' } })
  })

  it('is tried so often from one address, and no more', async () => {
    escalation.answer('DescribeLink', () => Promise.reject(refusal(7, 'not valid', { reason: 'LINK_INVALID' })))
    const { get } = await start({ publicRequestsPerMinute: 3 })
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await get(`/v1/links/guess${i}`)).status)
    expect(statuses).toEqual([403, 403, 403, 429, 429])
  })
})

describe('a flag', () => {
  const flag = (body: object, headers = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ requestId: '1', brandId: 'lumo', note: 'refunds fail', ...body }),
  })

  it('needs a code or a token', async () => {
    escalation.answer('FlagConcern', () => ({ flagId: 'f1' }))
    escalation.answer('DescribeFlagCode', () => ({ label: 'Shops', brands: [{ brandId: 'lumo', name: 'Lumo' }] }))
    const { get } = await start({ host: '0.0.0.0' })
    expect(await (await get('/v1/flag-codes/8f3a91c0')).json()).toMatchObject({ label: 'Shops' })
    expect((await get('/v1/flags', flag({}))).status).toBe(401)
    expect(await (await get('/v1/flags', flag({ code: '8f3a91c0' }))).json()).toEqual({ flagId: 'f1' })
    expect((await get('/v1/flags', flag({}, as(ANNA).headers))).status).toBe(200)
    expect(askedOf('FlagConcern').map(({ token }) => token)).toEqual([undefined, ANNA])
  })
})

describe('the plan', () => {
  /** As the escalation service does: whole texts are for managers. */
  const givePlan = () =>
    escalation.answer('GetPlaybook', ({ version }, token) => {
      const role = escalation.people.get(token ?? '')?.role
      if (role !== 'manager') return Promise.reject(refusal(7, 'too low', { reason: 'ROLE_TOO_LOW' }))
      return {
        version: { version: version || 3, appliedAtMs: 5, appliedBy: 'ewa', current: !version },
        files: [{ path: 'plan.yaml', text: PLAN }],
      }
    })

  it('is read by people, addresses and codes whole by managers only', async () => {
    givePlan()
    const { get } = await start()
    const read = async (token: string) => (await (await get('/v1/plan', as(token))).json()) as PlanView
    const [annas, ewas] = [await read(ANNA), await read(EWA)]
    expect(annas).toMatchObject({
      version: 3,
      current: true,
      appliedBy: 'ewa',
      brands: [{ brandId: 'lumo' }],
    })
    expect(ewas.brands.map(({ brandId }) => brandId)).toEqual(['lumo', 'kopi'])
    const targets = ({ people }: PlanView) => people.map(({ personId, contacts }) => [personId, contacts[0]!.target])
    expect(targets(annas)).toEqual([
      ['anna', 'anna@example.com'],
      ['ewa', 'e…@example.com'],
    ])
    expect(targets(ewas)).toEqual([
      ['anna', 'anna@example.com'],
      ['ewa', 'ewa@example.com'],
    ])
    expect([annas.flagCodes, ewas.flagCodes.length]).toEqual([[], 1])
    expect(annas.stages.map(({ stageId }) => stageId)).toEqual(['potential', 'alarm'])
    expect(annas.scenarios[0]).toMatchObject({ firstStage: 'alarm', holdingStatement: { en: expect.any(String) } })
  })

  it('says who is on for the brands that the token covers', async () => {
    givePlan()
    const { get } = await start()
    const read = async (token: string, query = '') =>
      (await (await get(`/v1/coverage${query}`, as(token))).json()) as CoverageView
    const { atMs, entries } = await read(ANNA, '?at=2026-03-14T09:00:00Z')
    expect(atMs).toBe(Date.UTC(2026, 2, 14, 9))
    expect(entries).toEqual([
      {
        brandId: 'lumo',
        roleId: 'lead',
        roleTitle: 'Crisis lead',
        personId: 'anna',
        because: 'named in role lead',
        next: ['ewa'],
        untilMs: 0,
      },
    ])
    expect((await read(EWA)).entries.map(({ brandId }) => brandId)).toEqual(['lumo', 'kopi'])
    expect((await read(EWA, '?brand=kopi')).entries.map(({ brandId }) => brandId)).toEqual(['kopi'])
  })

  it('says what to mend when the gateway itself may not read it', async () => {
    givePlan()
    escalation.people.set('own-own-own', { personId: 'gateway', role: 'display' })
    const { get } = await start()
    const answer = await get('/v1/plan', as(ANNA))
    expect([answer.status, await answer.json()]).toEqual([502, expect.objectContaining({ code: 'GATEWAY_TOKEN' })])
    expect((await get('/v1/plan', as(EWA))).status).toBe(200)
    expect((await get('/v1/plan', as('nobody-nobody-nobody'))).status).toBe(401)
  })

  it('is missing until one is applied', async () => {
    escalation.answer('GetPlaybook', () => ({ version: null }))
    const { get } = await start()
    const answer = await get('/v1/plan', as(ANNA))
    expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 'NO_PLAYBOOK' })])
  })
})
