import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeEscalation, startFakeEscalation } from '../test/fake-escalation.ts'
import { createHarness, type Harness, type Replica } from '../test/harness.ts'
import { NINE, sampleBrand, sampleHealth, sampleSignal } from '../test/samples.ts'
import type { RouteEntry } from './adapters/http/route-table.ts'
import { keepRouteTable } from './adapters/http/route-table.ts'

const LUMO = { name: 'lumo-wall', token: 'lumo-lumo-lumo-lumo', brands: ['lumo'] }
const ALL = { name: 'centre', token: 'centre-centre-centre' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

let harness: Harness
let escalation: FakeEscalation
let gateway: Replica
beforeAll(async () => {
  harness = await createHarness()
  escalation = await startFakeEscalation()
  for (const brandId of ['lumo', 'kopi']) {
    await harness.write.brand(sampleBrand(brandId))
    await harness.write.signal(sampleSignal(brandId, NINE, 1))
    await harness.write.health(sampleHealth(`${brandId}-mail`, NINE, { brandIds: [brandId] }))
  }
  gateway = await harness.start({
    anonymousDisplay: 'never',
    displayTokens: [LUMO, ALL],
    escalation: escalation.address,
    escalationToken: 'the-token-of-the-gateway',
  })
})
afterAll(async () => {
  await harness.stop()
  await escalation.stop()
})

const WEBSOCKETS = ['/v1/live', '/v1/crises/live']
const own = (): readonly RouteEntry[] => gateway.gateway.routes().filter(({ method }) => method !== 'HEAD')
const nameOf = ({ method, url }: RouteEntry): string => `${method} ${url}`

/** Each parameter of the path as the brand, or what belongs to it. */
const pathFor = (url: string, brandId: string): string =>
  url.startsWith('/v1/signals/')
    ? url.replace(':id', encodeURIComponent(`${brandId}/share/${NINE}`))
    : url.replaceAll(/:\w+/g, brandId)

const ask = (route: RouteEntry, brandId: string, headers: Record<string, string>, path = pathFor(route.url, brandId)) =>
  gateway.get(path, {
    method: route.method,
    headers: { ...headers, ...(route.method === 'POST' && { 'content-type': 'application/json' }) },
    ...(route.method === 'POST' && { body: '{}' }),
  })

describe('the table of routes', () => {
  it('is what the documents say: nothing answers under /v1 that they do not name (API9)', async () => {
    const { paths } = (await (await gateway.get('/openapi.json')).json()) as { paths: Record<string, object> }
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    const asyncapi = await (await gateway.get('/asyncapi.yaml')).text()
    for (const url of WEBSOCKETS) expect(asyncapi).toContain(url)
    const answered = own().filter(({ url }) => url.startsWith('/v1') && !WEBSOCKETS.includes(url))
    expect(answered.map(nameOf).toSorted()).toEqual(documented.toSorted())
  })

  it('holds nothing but pages and documents for everybody (API9)', () => {
    const open = own().filter(({ guard }) => guard === 'everybody')
    expect(open.filter(({ url }) => url.startsWith('/v1'))).toEqual([])
    expect(open.filter(({ method }) => !['GET', 'OPTIONS'].includes(method))).toEqual([])
  })

  it('takes no route that does not say who may come to it (API8)', () => {
    const hooks: ((route: { method: string; url: string; config?: object }) => void)[] = []
    keepRouteTable({ addHook: (_: string, hook: never) => void hooks.push(hook) } as never)
    expect(() => hooks[0]!({ method: 'GET', url: '/v1/forgotten' })).toThrow('GET /v1/forgotten does not say')
    expect(() => hooks[0]!({ method: 'GET', url: '/wall/x' })).not.toThrow()
  })

  it('lets nobody in without a token, with a made-up one, or with one in the query (API2)', async () => {
    const guarded = own().filter(({ guard, url }) => ['viewer', 'person'].includes(guard) && !WEBSOCKETS.includes(url))
    expect(guarded.length).toBeGreaterThan(30)
    const signsIn = ['POST /v1/session', 'DELETE /v1/session']
    for (const route of guarded.filter(one => !signsIn.includes(nameOf(one)))) {
      const path = pathFor(route.url, 'lumo')
      // A parameter that a route does not know may be refused before it is asked who comes.
      const told = [
        await ask(route, 'lumo', {}),
        await ask(route, 'lumo', { authorization: `Basic ${Buffer.from(`a:${ALL.token}`).toString('base64')}` }),
        await ask(route, 'lumo', {}, `${path}?token=${ALL.token}`),
        ...(route.guard === 'viewer' ? [await ask(route, 'lumo', bearer('made-up-made-up-made-up'))] : []),
      ]
      expect([nameOf(route), ...told.map(({ status }) => (status === 400 ? 401 : status))]).toEqual([
        nameOf(route),
        ...told.map(() => 401),
      ])
    }
  })
})

/** What a token for Lumo alone gets of Kopi: a refusal, or an answer without a word of it. A new route needs a line here. */
const OF_ANOTHER_BRAND: Readonly<Record<string, 'refused' | 'not-in-it'>> = {
  'GET /v1/brands': 'not-in-it',
  'GET /v1/brands/:id': 'refused',
  'GET /v1/brands/:id/windows': 'refused',
  'GET /v1/brands/:id/mentions': 'refused',
  'GET /v1/signals': 'not-in-it',
  'GET /v1/signals/:id': 'refused',
  'GET /v1/signals/:id/explain': 'refused',
  'GET /v1/sources': 'not-in-it',
  'GET /v1/status': 'not-in-it',
  'GET /v1/screens': 'not-in-it',
  'GET /v1/scorers': 'not-in-it',
  'GET /v1/holds/:brandId': 'refused',
  'POST /v1/screens/:id/reload': 'refused',
  'POST /v1/screens/:id/identify': 'refused',
}

describe('a token for one brand', () => {
  it('sees nothing of another, on every route for those who look (API1)', async () => {
    const routes = own().filter(({ guard, url }) => guard === 'viewer' && !WEBSOCKETS.includes(url))
    expect(routes.map(nameOf).toSorted()).toEqual(Object.keys(OF_ANOTHER_BRAND).toSorted())
    for (const route of routes) {
      const answer = await ask(route, 'kopi', bearer(LUMO.token))
      const text = await answer.text()
      if (OF_ANOTHER_BRAND[nameOf(route)] === 'refused')
        expect([nameOf(route), answer.status >= 403]).toEqual([nameOf(route), true])
      else expect([nameOf(route), text.includes('kopi')]).toEqual([nameOf(route), false])
    }
  })

  it('asks for each decision as itself, never as the gateway: escalation decides what it may (API1, API5)', async () => {
    const decisions = own().filter(({ guard, url }) => guard === 'person' && !WEBSOCKETS.includes(url))
    escalation.people.clear()
    for (const route of decisions) {
      const before = escalation.asked.length
      const answer = await ask(route, 'kopi', bearer('a-token-of-a-person'))
      expect([nameOf(route), answer.status >= 400 || nameOf(route) === 'DELETE /v1/session']).toEqual([
        nameOf(route),
        true,
      ])
      const tokens = escalation.asked.slice(before).map(({ token, method }) => [method, token])
      expect(tokens.filter(([method, token]) => token !== 'a-token-of-a-person' && !isOwnReading(method))).toEqual([])
    }
  })
})

/** What the gateway reads all the time for screens, as itself. */
const isOwnReading = (method: string | undefined): boolean =>
  ['GetCaller', 'ListBrands', 'ListCrises', 'GetTimeline', 'WatchBrands', 'WatchCrisis'].includes(method ?? '')

const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(gateway.url)
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', chunk => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

describe('what is too much', () => {
  it('a body beyond the limit is refused, and so are too long headers (API4)', async () => {
    const post = (body: string) =>
      gateway.get('/v1/flags', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect((await post(JSON.stringify({ text: 'x'.repeat(20_000) }))).status).toBe(413)
    expect((await post(`${'['.repeat(8_000)}${']'.repeat(8_000)}`)).status).toBe(400)
    expect(await raw(`GET /v1/brands HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    )
  })

  it('properties that nobody asked for are refused, not passed on (API3)', async () => {
    const answer = await gateway.get('/v1/crises/c1/confirm', {
      method: 'POST',
      headers: { ...bearer('a-token-of-a-person'), 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: '1', role: 'admin', confirmedBy: 'somebody else' }),
    })
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('confirmedBy')])
    expect(escalation.asked.some(({ method }) => method === 'ConfirmCrisis')).toBe(false)
  })
})

describe('an address behind proxies', () => {
  it('is the one that the nearest proxy saw, whatever was written before it (API4)', async () => {
    const behind = await harness.start({
      trustProxy: true,
      anonymousDisplay: 'always',
      publicUrl: 'https://wall.example',
      requestsPerMinute: 2,
    })
    const from = async (forwarded: string): Promise<number> =>
      (await behind.get('/v1/brands', { headers: { 'x-forwarded-for': forwarded } })).status
    const statuses = [await from('198.51.100.1, 192.0.2.7'), await from('198.51.100.2, 192.0.2.7')]
    expect([...statuses, await from('198.51.100.3, 192.0.2.7'), await from('192.0.2.8')]).toEqual([200, 200, 429, 200])
  })
})

describe('an error', () => {
  it('tells nothing of the inside, and every answer has the headers that browsers heed (API8)', async () => {
    for (const path of ['/v1/brands', '/v1/nothing', '/nothing', '/wall', '/docs', '/v1/brands/%00']) {
      const answer = await gateway.get(path)
      expect(await answer.text()).not.toMatch(/node_modules|at .+\.ts:|Error:/)
      const headers = Object.fromEntries(answer.headers)
      expect([path, headers]).toEqual([
        path,
        expect.objectContaining({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'x-frame-options': 'DENY',
          'permissions-policy': expect.stringContaining('camera=()'),
          'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        }),
      ])
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    }
  })
})
