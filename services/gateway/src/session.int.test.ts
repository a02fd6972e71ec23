import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeEscalation, startFakeEscalation } from '../test/fake-escalation.ts'
import { createHarness, type Harness, type Replica } from '../test/harness.ts'
import { sampleBrand } from '../test/samples.ts'
import type { GatewayConfig } from './config.ts'

const ANNA = 'anna-anna-anna-anna'
const JSON_TYPE = { 'content-type': 'application/json' }

let harness: Harness
let escalation: FakeEscalation
beforeEach(async () => {
  harness = await createHarness()
  await harness.write.brand(sampleBrand('lumo'))
  await harness.write.brand(sampleBrand('kopi'))
  escalation = await startFakeEscalation()
  escalation.people.set(ANNA, { personId: 'anna', name: 'Anna', role: 'responder', brandIds: ['lumo'] })
})
afterEach(async () => {
  await harness.stop()
  await escalation.stop()
})

const start = (config: Partial<GatewayConfig> = {}) =>
  harness.start({ escalation: escalation.address, anonymousDisplay: 'never', ...config })
const signIn = ({ get, url }: Replica, headers: Record<string, string> = { origin: url }) =>
  get('/v1/session', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ token: ANNA }) })
const cookieOf = (response: Response): string => response.headers.get('set-cookie')!.split(';')[0]!
const acknowledge = ({ get }: Replica, headers: Record<string, string>) =>
  get('/v1/crises/c1/acknowledge', {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify({ requestId: '1' }),
  })

describe('a session', () => {
  it('is the token in a cookie that no script and no other site can use', async () => {
    const replica = await start()
    const answer = await signIn(replica)
    expect(await answer.json()).toEqual({
      personId: 'anna',
      name: 'Anna',
      role: 'responder',
      brandIds: ['lumo'],
      open: false,
      untilMs: 0,
    })
    expect(answer.headers.get('set-cookie')).toMatch(/^tocsin-session=.*; Path=\/; HttpOnly; SameSite=Strict$/)
    const cookie = cookieOf(answer)
    expect(await (await replica.get('/v1/session', { headers: { cookie } })).json()).toMatchObject({ personId: 'anna' })
    const other = await start()
    expect((await other.get('/v1/session', { headers: { cookie } })).status).toBe(200)
  })

  it('goes over https only where the public address has it', async () => {
    const answer = await signIn(await start({ publicUrl: 'https://tocsin.example' }))
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-tocsin-session=.*; Secure$/)
  })

  it('is nobody’s with a token that is not known, and none is set', async () => {
    const replica = await start()
    escalation.people.delete(ANNA)
    const answer = await signIn(replica)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null])
    expect((await replica.get('/v1/session')).status).toBe(401)
  })

  it('that was withdrawn is forgotten by the browser', async () => {
    const replica = await start()
    const cookie = cookieOf(await signIn(replica))
    escalation.people.delete(ANNA)
    let answer = await replica.get('/v1/session', { headers: { cookie } })
    while (answer.status === 200) answer = await replica.get('/v1/session', { headers: { cookie } })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, expect.stringContaining('Max-Age=0')])
  })

  it('ends when the person says so', async () => {
    const replica = await start()
    const cookie = cookieOf(await signIn(replica))
    const answer = await replica.get('/v1/session', { method: 'DELETE', headers: { cookie, origin: replica.url } })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('Max-Age=0')])
  })
})

describe('a change', () => {
  it.each([
    ['from a page of ours', (url: string) => ({ origin: url }), 200],
    ['from a page of ours, by what the browser says of it', () => ({ 'sec-fetch-site': 'same-origin' }), 200],
    ['from a page of another site', () => ({ origin: 'https://evil.example' }), 403],
    ['from no page at all', () => ({ origin: 'null' }), 403],
    ['from a page beside ours', () => ({ 'sec-fetch-site': 'same-site' }), 403],
    ['that does not say from where', () => ({}), 403],
  ])('with a session %s: %#', async (_sentence, headers, status) => {
    const replica = await start()
    const cookie = cookieOf(await signIn(replica))
    expect((await acknowledge(replica, { cookie, ...headers(replica.url) })).status).toBe(status)
    expect(escalation.asked.filter(({ method }) => method === 'Acknowledge')).toHaveLength(status === 200 ? 1 : 0)
  })

  it('with a token of its own may come from anywhere', async () => {
    const answer = await acknowledge(await start(), { authorization: `Bearer ${ANNA}` })
    expect(answer.status).toBe(200)
  })
})

describe('without a token', () => {
  const OPEN = { personId: 'visitor', name: 'Visitor', role: 'admin', open: true } as const

  it('who sits at this machine is whom the escalation service says', async () => {
    escalation.people.set('', OPEN)
    const replica = await start()
    expect(await (await replica.get('/v1/session')).json()).toMatchObject({ personId: 'visitor', open: true })
    expect((await acknowledge(replica, { origin: replica.url })).status).toBe(200)
    expect(escalation.asked.at(-1)).toMatchObject({ method: 'Acknowledge', token: undefined })
    expect((await acknowledge(replica, { origin: 'https://evil.example' })).status).toBe(403)
  })

  it.each([
    ['at an address that others reach', { host: '0.0.0.0' }, {}],
    ['under a public name', { publicUrl: 'https://tocsin.example' }, {}],
    ['behind a proxy', {}, { 'x-forwarded-for': '192.0.2.7' }],
  ])('nobody is asked for %s', async (_sentence, config, headers) => {
    escalation.people.set('', OPEN)
    const replica = await start(config)
    expect((await replica.get('/v1/session', { headers })).status).toBe(401)
    expect((await acknowledge(replica, { ...headers, origin: replica.url })).status).toBe(401)
    expect(escalation.asked.filter(({ method }) => method === 'Acknowledge')).toEqual([])
  })
})

describe('a person', () => {
  it('looks at the brands that the token covers, until it is withdrawn', async () => {
    const replica = await start()
    const headers = { authorization: `Bearer ${ANNA}` }
    const { brands } = (await (await replica.get('/v1/brands', { headers })).json()) as { brands: { id: string }[] }
    expect(brands.map(({ id }) => id)).toEqual(['lumo'])
    const client = replica.live('', { headers })
    expect((await client.next('snapshot')).brands.map(({ brandId }) => brandId)).toEqual(['lumo'])
    const withdrawnAt = performance.now()
    escalation.people.delete(ANNA)
    expect((await client.closed).code).toBe(1008)
    expect(performance.now() - withdrawnAt).toBeLessThan(5_000)
    expect((await replica.get('/v1/brands', { headers })).status).toBe(401)
  })

  it('who signs in looks too, and stays while nobody can be asked', async () => {
    const replica = await start()
    const cookie = cookieOf(await signIn(replica))
    expect((await replica.get('/v1/brands', { headers: { cookie } })).status).toBe(200)
    await escalation.goAway()
    expect((await replica.get('/v1/brands', { headers: { cookie } })).status).toBe(200)
  })

  it('who is an admin commands screens', async () => {
    const replica = await start()
    escalation.people.set('admin-admin-admin', { personId: 'ewa', role: 'admin' })
    const answer = await replica.get('/v1/screens/none/reload', {
      method: 'POST',
      headers: { authorization: 'Bearer admin-admin-admin' },
    })
    expect(answer.status).toBe(404)
  })
})
