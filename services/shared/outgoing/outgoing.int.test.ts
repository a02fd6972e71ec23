import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listen } from '../runtime/listen.ts'
import { createOutgoing } from './outgoing.ts'
import { TEST_CERTIFICATE } from './test/certificate.ts'
import { answer, type FakeServer, startFakeServer } from './test/fake-server.ts'

let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

const open = () => createOutgoing({ allow: [server.host] })
const portOf = () => server.host.split(':')[1]

describe('outgoing requests', () => {
  it('send what they are given and bring back the answer', async () => {
    server.behave(answer(201, { 'retry-after': '7', 'x-a': 'b' }, 'żółć'))
    const headers = { 'content-type': 'text/plain', 'x-test': 'yes' }
    const got = await open().request({ url: `${server.url}/hook?a=1`, headers, body: 'zażółć' })
    expect(got).toMatchObject({
      kind: 'answered',
      status: 201,
      headers: { 'retry-after': '7', 'x-a': 'b' },
      body: 'żółć',
      complete: true,
    })
    expect(server.received).toMatchObject([{ method: 'POST', path: '/hook?a=1', body: 'zażółć', headers }])
  })

  it.each([
    'http://127.0.0.1:{port}',
    'http://0x7f000001:{port}',
    'http://2130706433:{port}',
    'http://[::ffff:127.0.0.1]:{port}',
  ])('do not reach this machine as %s', async pattern => {
    const got = await createOutgoing().request({ url: pattern.replace('{port}', portOf()!) })
    expect(got).toMatchObject({ kind: 'refused', by: 'place' })
    expect(server.received).toEqual([])
  })

  it('do not reach this machine by a name that points to it, however public the name was a moment ago', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const got = await createOutgoing({ resolve }).request({ url: `http://rebind.example:${portOf()}/` })
    expect(got).toMatchObject({ kind: 'refused', by: 'place', reason: expect.stringContaining('not public') })
    expect(server.received).toEqual([])
  })

  it('reach it when a network that is allowed covers it', async () => {
    const resolve = async () => [
      { address: '10.0.0.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    const outgoing = createOutgoing({ resolve, allow: ['127.0.0.0/8'] })
    expect(await outgoing.request({ url: `http://push.intern:${portOf()}/` })).toMatchObject({ status: 200 })
  })

  it.each([
    ['ftp://example.com/', 'ftp:// is not allowed'],
    ['file:///etc/passwd', 'file:// is not allowed'],
    ['https://anna:secret@example.com/', 'must not hold a user or password'],
    ['nonsense', 'not a URL'],
  ])('do not take %s', async (url, reason) => {
    const got = await open().request({ url })
    expect(got).toMatchObject({ kind: 'refused', by: 'place' })
    expect(JSON.stringify(got)).toContain(reason)
    expect(JSON.stringify(got)).not.toContain('secret')
  })

  it('follow no redirect unless asked to', async () => {
    server.behave(answer(307, { location: '/there' }))
    expect(await open().request({ url: server.url })).toMatchObject({ kind: 'refused', by: 'redirect' })
  })

  it('follow a redirect within the same origin, with the same method and body', async () => {
    server.behave((response, { path }) =>
      answer(path === '/' ? 308 : 204, { location: '/there' })(response, {} as never),
    )
    const got = await open().request({ url: server.url, body: 'x', redirects: 2 })
    expect(got).toMatchObject({ kind: 'answered', status: 204 })
    expect(server.received.map(({ path, method, body }) => [path, method, body])).toEqual([
      ['/', 'POST', 'x'],
      ['/there', 'POST', 'x'],
    ])
  })

  it.each([
    'http://169.254.169.254/latest',
    'https://example.com/',
    '//example.com/',
    'http://127.0.0.1:1/',
    '::bad::',
    '',
  ])('never follow a redirect to %j', async location => {
    server.behave(answer(307, { location }))
    const got = await open().request({ url: server.url, redirects: 5 })
    expect(got).toMatchObject({ kind: 'refused', by: 'redirect' })
    expect(server.received.length).toBeLessThanOrEqual(6)
  })

  it('give up on a redirect that goes round', async () => {
    server.behave(answer(307, { location: '/' }))
    expect(await open().request({ url: server.url, redirects: 3 })).toMatchObject({ kind: 'refused', by: 'redirect' })
    expect(server.received).toHaveLength(4)
  })

  it('give up on a server that does not answer, within the time', async () => {
    server.behave(() => undefined)
    const got = await open().request({ url: `${server.url}/secret-path`, timeoutMs: 50 })
    expect(got).toEqual({ kind: 'failed', code: 'TIMEOUT', reason: `${server.host} did not answer in time` })
  })

  it('give up on a name that is never resolved', async () => {
    const outgoing = createOutgoing({ resolve: () => new Promise(() => undefined) })
    expect(await outgoing.request({ url: 'http://slow.example/', timeoutMs: 50 })).toMatchObject({ code: 'TIMEOUT' })
  })

  it('keep the status of an answer whose body drips, is cut or is too large', async () => {
    server.behave(response => void response.writeHead(200).write('begun'))
    expect(await open().request({ url: server.url, timeoutMs: 1_000 })).toMatchObject({ status: 200, complete: false })
    server.behave(response => {
      response.writeHead(202, { 'content-length': '100' })
      response.write('cut', () => response.destroy())
    })
    expect(await open().request({ url: server.url })).toMatchObject({ status: 202, body: 'cut', complete: false })
    server.behave(answer(200, {}, 'x'.repeat(1_000_000)))
    const large = await open().request({ url: server.url, maxBodyBytes: 1_000 })
    expect(large).toMatchObject({ status: 200, body: 'x'.repeat(1_000), complete: false })
  })

  it('tell a cut connection, a closed port and an unknown name apart', async () => {
    server.behave(response => response.destroy())
    expect(await open().request({ url: server.url })).toMatchObject({ kind: 'failed', code: 'ECONNRESET' })
    const outgoing = createOutgoing({
      allow: ['127.0.0.0/8'],
      resolve: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
    })
    expect(await outgoing.request({ url: 'http://nowhere.example/' })).toMatchObject({ code: 'ENOTFOUND' })
    await server.stop()
    expect(await open().request({ url: server.url })).toMatchObject({ kind: 'failed', code: 'ECONNREFUSED' })
  })

  it('trust no certificate that nobody vouches for, nor something that is no TLS', async () => {
    const secure = await startFakeServer({ tls: true })
    const allow = [secure.host]
    expect(await createOutgoing({ allow }).request({ url: secure.url })).toMatchObject({
      kind: 'failed',
      code: expect.stringMatching(/SELF_SIGNED/),
    })
    expect(secure.received).toEqual([])
    const trusting = createOutgoing({ allow, ca: TEST_CERTIFICATE })
    expect(await trusting.request({ url: secure.url })).toMatchObject({ kind: 'answered', status: 200 })
    await secure.stop()

    const garbage = createServer(socket => socket.on('error', () => undefined).end('no TLS here'))
    await listen(garbage, { host: '127.0.0.1', port: 0 })
    const host = `127.0.0.1:${(garbage.address() as AddressInfo).port}`
    expect(await createOutgoing({ allow: [host] }).request({ url: `https://${host}/` })).toMatchObject({
      kind: 'failed',
    })
    garbage.close()
  })

  it('stop when they are told to', async () => {
    server.behave(() => undefined)
    const stopping = new AbortController()
    const going = open().request({ url: server.url, signal: stopping.signal })
    stopping.abort()
    expect(await going).toMatchObject({ kind: 'failed', code: 'ABORT_ERR' })
  })
})
