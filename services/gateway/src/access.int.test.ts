import { request as httpRequest } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHarness, type Harness } from '../test/harness.ts'
import { NINE, sampleBrand, sampleHealth, sampleSignal } from '../test/samples.ts'

const LUMO = { name: 'lumo-wall', token: 'lumo-lumo-lumo-lumo', brands: ['lumo'] }
const ALL = { name: 'centre', token: 'centre-centre-centre' }
const ADMIN = { name: 'operator', token: 'operator-operator', admin: true }
const bearer = ({ token }: { token: string }) => ({ headers: { authorization: `Bearer ${token}` } })

let harness: Harness
beforeEach(async () => {
  harness = await createHarness()
  await harness.write.brand(sampleBrand('lumo'))
  await harness.write.brand(sampleBrand('kopi'))
})
afterEach(() => harness.stop())

const guarded = () => harness.start({ anonymousDisplay: 'never', displayTokens: [LUMO, ALL, ADMIN] })

/** GET with a Host of one's own, which fetch does not allow. */
const getAs = (url: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(url, { headers: { host } }, response => {
      response.resume()
      resolve(response.statusCode!)
    })
      .on('error', reject)
      .end()
  })

describe('without a token', () => {
  it('nothing is shown where tokens are needed', async () => {
    const { get, live } = await guarded()
    const answer = await get('/v1/brands')
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(await live().refused).toMatchObject({ status: 401, body: expect.stringContaining('token-needed') })
    expect((await live('?token=wrong-wrong-wrong-wrong').refused).body).toContain('unknown-token')
  })

  it('everybody at a loopback address may look, unless a name leads here that is not ours', async () => {
    const { url } = await harness.start({ publicUrl: 'https://wall.example' })
    const hosts = ['127.0.0.1:8080', 'localhost:8080', '[::1]:8080', 'wall.example', 'rebound.example:8080']
    const answers = await Promise.all(hosts.map(host => getAs(`${url}/v1/brands`, host)))
    expect(answers).toEqual([200, 200, 200, 200, 421])
  })

  it('nobody may look at an address that others reach', async () => {
    const { gateway, get } = await harness.start({ host: '0.0.0.0' })
    expect(gateway.address().host).toBe('0.0.0.0')
    expect((await get('/v1/brands')).status).toBe(401)
  })
})

describe('a websocket', () => {
  it.each([
    ['a page of another site', 'https://evil.example', false],
    ['a page of another port', 'http://127.0.0.1:1', false],
    ['no page at all', 'null', false],
    ['a page under the public address', 'https://wall.example', true],
  ])('that %s opens: %s', async (_sentence, origin, allowed) => {
    const { live } = await harness.start({ publicUrl: 'https://wall.example' })
    const client = live('', { headers: { origin } })
    const outcome = await Promise.race([client.next('snapshot'), client.refused])
    expect('type' in outcome).toBe(allowed)
    if (!allowed) expect(outcome).toMatchObject({ status: 403 })
  })

  it('that our own page opens', async () => {
    const { live, url } = await harness.start()
    expect(await live('', { headers: { origin: url } }).next('snapshot')).toBeDefined()
  })

  it('is refused above the limit of clients, until one leaves', async () => {
    const { live } = await harness.start({ maxClients: 1 })
    const first = live()
    await first.next('snapshot')
    expect(await live().refused).toMatchObject({ status: 503, body: expect.stringContaining('too-many-clients') })
  })

  it('is ended by a message that is too long', async () => {
    const { live } = await harness.start()
    const client = live()
    await client.next('snapshot')
    client.socket.send('x'.repeat(10_000))
    expect((await client.closed).code).toBe(1009)
  })
})

describe('a token for some brands', () => {
  it('shows these alone: brands, signals, events, sources', async () => {
    const { get, live } = await guarded()
    const [scoped, whole] = [live(`?token=${LUMO.token}`), live('', bearer(ALL))]
    expect((await scoped.next('snapshot')).brands.map(({ brandId }) => brandId)).toEqual(['lumo'])
    await whole.next('snapshot')
    await harness.write.signal(sampleSignal('kopi', NINE, 1))
    await harness.write.health(sampleHealth('kopi-mail', NINE, { state: 'SOURCE_STATE_FAILED', brandIds: ['kopi'] }))
    await whole.next('event', ({ event }) => event.kind === 'source-blind')
    await harness.write.signal(sampleSignal('lumo', NINE, 1))
    await scoped.next('event', ({ event }) => event.brandId === 'lumo')
    await scoped.next('state', ({ brands }) => brands?.[0]?.phase === 'watch')
    expect(JSON.stringify(scoped.received)).not.toContain('kopi')
    for (const path of ['/v1/brands', '/v1/signals', '/v1/sources', '/v1/status'])
      expect(await (await get(path, bearer(LUMO))).text()).not.toContain('kopi')
    expect((await get('/v1/brands/kopi', bearer(LUMO))).status).toBe(404)
    expect((await get(`/v1/signals/kopi%2Fshare%2F${NINE}`, bearer(LUMO))).status).toBe(404)
    expect((await get('/v1/brands/kopi', bearer(ALL))).status).toBe(200)
  })
})

describe('a revoked token', () => {
  it('closes its websockets at once, and those that see other brands now; others stay', async () => {
    const { gateway, live, get } = await guarded()
    const clients = [live(`?token=${LUMO.token}`), live(`?token=${ADMIN.token}`), live(`?token=${ALL.token}`)]
    await Promise.all(clients.map(client => client.next('snapshot')))
    const revokedAt = performance.now()
    gateway.setTokens([{ ...LUMO, brands: ['kopi'] }, ALL])
    expect(await Promise.all([clients[0]!.closed, clients[1]!.closed])).toEqual([
      { code: 1008, reason: 'the token was revoked' },
      { code: 1008, reason: 'the token was revoked' },
    ])
    expect(performance.now() - revokedAt).toBeLessThan(1_000)
    expect((await get('/v1/brands', bearer(ADMIN))).status).toBe(401)
    await clients[2]!.next('heartbeat')
    expect(clients[2]!.socket.readyState).toBe(1)
  })
})

describe('screens', () => {
  it('are listed with what they say of themselves, and do what an admin asks', async () => {
    const { get, live } = await guarded()
    const wall = live(`?token=${LUMO.token}&screen=lobby&page=%2Fwall&build=abc`)
    const other = live(`?token=${ALL.token}&screen=hall`)
    await Promise.all([wall.next('snapshot'), other.next('snapshot')])
    const { screens } = (await (await get('/v1/screens', bearer(ADMIN))).json()) as {
      screens: { id: string; name: string }[]
    }
    const lobby = screens.find(({ name }) => name === 'lobby')!
    expect(lobby).toMatchObject({ page: '/wall', build: 'abc', viewer: 'lumo-wall', address: '127.0.0.1' })
    const ask = (path: string, who: { token: string }) => get(`/v1/screens/${path}`, { method: 'POST', ...bearer(who) })
    expect((await ask(`${lobby.id}/identify`, ALL)).status).toBe(403)
    expect((await ask('nobody/reload', ADMIN)).status).toBe(404)
    expect((await ask(`${lobby.id}/identify`, ADMIN)).status).toBe(202)
    expect(await wall.next('command')).toEqual({ type: 'command', action: 'identify', screen: 'lobby' })
    expect(other.received.some(({ type }) => type === 'command')).toBe(false)
  })
})
