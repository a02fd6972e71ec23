import { createOutgoing } from '@tocsin/shared/outgoing/outgoing.ts'
import { answer, type Behaviour, type FakeServer, startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'
import type { Contact, ContactKind } from '@tocsin/shared/playbook/plan.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../core/message.ts'
import { createNtfyTarget, splitTopic } from './ntfy.ts'
import { type Target, wireId } from './target.ts'
import { createWebhookTarget } from './webhook.ts'

const NOW = Date.UTC(2026, 2, 28, 22, 40)
const SECRETS = {
  anna: [`whsec_${Buffer.alloc(32, 1).toString('base64')}`, `whsec_${Buffer.alloc(32, 2).toString('base64')}`],
  phone: ['tk_secret'],
}

const MESSAGE: Message = {
  key: 'lumo-1/entry-1/anna/hook',
  personId: 'anna',
  contactId: 'hook',
  isPage: true,
  subject: 'Lumo: acknowledge',
  text: 'Half of it is negative.',
  link: 'https://tocsin.test/a/token',
  kind: 'acknowledge',
  crisisId: 'lumo-1',
  drill: false,
  requestedAtMs: NOW,
  items: [],
}

let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

const signal = new AbortController().signal
const deps = (allow: readonly string[] = [server.host], timeoutMs = 10_000) => ({
  outgoing: createOutgoing({ allow }),
  secrets: () => SECRETS,
  timeoutMs,
  now: () => NOW,
})
const to = (kind: ContactKind, target: string, secret?: string): Contact => ({
  contactId: 'hook',
  kind,
  target,
  testedAt: undefined,
  secret,
})

const cut: Behaviour = response => {
  response.writeHead(200, { 'content-length': '50' })
  response.write('half', () => response.destroy())
}
const dripping: Behaviour = response => void response.writeHead(200).write('x')

const ANSWERS: readonly (readonly [what: string, behaviour: Behaviour, outcome: object])[] = [
  ['200', answer(200), { kind: 'delivered', reason: 'answered 200' }],
  ['204', answer(204), { kind: 'delivered' }],
  ['429 with seconds', answer(429, { 'retry-after': '30' }), { kind: 'retry', afterMs: 30_000 }],
  [
    '429 with a date',
    answer(429, { 'retry-after': new Date(NOW + 90_000).toUTCString() }),
    { kind: 'retry', afterMs: 90_000 },
  ],
  ['429 with nonsense', answer(429, { 'retry-after': 'soon' }), { kind: 'retry', reason: 'answered 429' }],
  ['408', answer(408), { kind: 'retry' }],
  ['425', answer(425), { kind: 'retry' }],
  ['500', answer(500), { kind: 'retry', reason: 'answered 500' }],
  ['503 with Retry-After', answer(503, { 'retry-after': '5' }), { kind: 'retry', afterMs: 5_000 }],
  ['400', answer(400), { kind: 'dead', reason: 'answered 400' }],
  ['401', answer(401), { kind: 'dead' }],
  ['404', answer(404), { kind: 'dead' }],
  ['410', answer(410), { kind: 'disabled' }],
  ['a huge body after 200', answer(200, {}, 'x'.repeat(5_000_000)), { kind: 'delivered' }],
  ['a huge body after 500', answer(500, {}, 'x'.repeat(5_000_000)), { kind: 'retry' }],
  ['a body that is cut after 200', cut, { kind: 'delivered' }],
  ['a body that never ends after 200', dripping, { kind: 'delivered' }],
  ['nothing at all', () => undefined, { kind: 'retry', reason: expect.stringContaining('did not answer in time') }],
  [
    'a cut connection',
    response => void response.destroy(),
    { kind: 'retry', reason: expect.stringContaining('ECONNRESET') },
  ],
  [
    'a redirect to metadata of a cloud',
    answer(302, { location: 'http://169.254.169.254/' }),
    { kind: 'retry', reason: expect.stringContaining('redirects elsewhere') },
  ],
]

describe.each(['webhook', 'ntfy'] as const)('%s', kind => {
  const target = (allow?: readonly string[], timeoutMs?: number): Target => {
    const given = deps(allow, timeoutMs)
    return kind === 'webhook' ? createWebhookTarget(given) : createNtfyTarget(given)
  }

  it.each(ANSWERS)('takes %s', async (what, behaviour, outcome) => {
    server.behave(behaviour)
    const isSilent = /never ends|nothing at all/.test(what)
    const got = await target(undefined, isSilent ? 500 : undefined).send(
      MESSAGE,
      to(kind, `${server.url}/secret-topic`),
      signal,
    )
    expect(got).toMatchObject(outcome)
    expect(JSON.stringify(got)).not.toContain('secret-topic')
  })

  it('takes a closed port for something that passes', async () => {
    await server.stop()
    expect(await target().send(MESSAGE, to(kind, `${server.url}/t`), signal)).toMatchObject({ kind: 'retry' })
  })

  it('takes a certificate that nobody vouches for for something that is mended', async () => {
    const secure = await startFakeServer({ tls: true })
    const got = await target([secure.host]).send(MESSAGE, to(kind, `${secure.url}/t`), signal)
    expect(got).toMatchObject({ kind: 'retry', reason: expect.stringContaining('SELF_SIGNED') })
    expect(secure.received).toEqual([])
    await secure.stop()
  })

  it('never reaches into the own network unless that is allowed', async () => {
    expect(await target([]).send(MESSAGE, to(kind, `${server.url}/t`), signal)).toMatchObject({ kind: 'dead' })
    expect(server.received).toEqual([])
  })

  it('is dead with a secret that the settings do not have', async () => {
    const got = await target().send(MESSAGE, to(kind, `${server.url}/t`, 'nobody'), signal)
    expect(got).toEqual({ kind: 'dead', reason: 'the secret "nobody" is not in notifier.secrets' })
  })

  it('ends at once when it is told to', async () => {
    server.behave(() => undefined)
    const stopping = new AbortController()
    const sent = target().send(MESSAGE, to(kind, `${server.url}/t`), stopping.signal)
    stopping.abort()
    expect(await sent).toMatchObject({ kind: 'retry' })
  })
})

describe('what arrives by webhook', () => {
  it('is signed with every secret of a rotation and is the same over attempts, but for the time', async () => {
    const contact = to('webhook', `${server.url}/hook`, 'anna')
    await createWebhookTarget(deps()).send(MESSAGE, contact, signal)
    await createWebhookTarget({ ...deps(), now: () => NOW + 60_000 }).send(MESSAGE, contact, signal)
    const [first, second] = server.received
    expect(first!.headers['webhook-signature']!.toString().split(' ')).toHaveLength(2)
    expect(first!.headers['webhook-id']).toBe(second!.headers['webhook-id'])
    expect(first!.body).toBe(second!.body)
    expect(first!.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
  })

  it('carries no signature when the contact names no secret, and refuses one that is no webhook secret', async () => {
    await createWebhookTarget(deps()).send(MESSAGE, to('webhook', server.url), signal)
    expect(server.received[0]!.headers['webhook-signature']).toBeUndefined()
    const got = await createWebhookTarget(deps()).send(MESSAGE, to('webhook', server.url, 'phone'), signal)
    expect(got).toMatchObject({ kind: 'dead', reason: expect.not.stringContaining('tk_') })
  })
})

describe('what arrives by ntfy', () => {
  it('is a page at the highest priority, by the JSON form, with the token', async () => {
    await createNtfyTarget(deps()).send(MESSAGE, to('ntfy', `${server.url}/push/lumo-anna`, 'phone'), signal)
    const [{ path, headers, body }] = server.received as [(typeof server.received)[number]]
    expect([path, headers.authorization]).toEqual(['/push/', 'Bearer tk_secret'])
    expect(JSON.parse(body)).toEqual({
      topic: 'lumo-anna',
      title: 'Lumo: acknowledge',
      message: 'Half of it is negative.',
      priority: 5,
      tags: ['rotating_light'],
      sequence_id: wireId(MESSAGE.key),
      click: 'https://tocsin.test/a/token',
    })
  })

  it('is cut between characters to what a server takes', async () => {
    const message = { ...MESSAGE, isPage: false, link: '', text: 'ż'.repeat(4_000) }
    await createNtfyTarget(deps()).send(message, to('ntfy', `${server.url}/t`), signal)
    const sent = JSON.parse(server.received[0]!.body) as { message: string; priority: number; click?: string }
    expect(Buffer.byteLength(sent.message)).toBeLessThanOrEqual(3_500)
    expect(sent.message).toMatch(/^ż+…$/)
    expect([sent.priority, sent.click]).toEqual([3, undefined])
  })

  it.each([
    ['https://ntfy.sh/topic', { server: 'https://ntfy.sh/', topic: 'topic' }],
    ['https://example.com/push/my_topic-1/', { server: 'https://example.com/push/', topic: 'my_topic-1' }],
    ['https://ntfy.sh/', undefined],
    ['https://ntfy.sh/not a topic', undefined],
  ])('knows server and topic of %s', (target, wanted) => {
    expect(splitTopic(target)).toEqual(wanted)
  })
})
