import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { LogUnavailableError } from '@tocsin/shared/log/errors.ts'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IngestConfig } from '../../config.ts'
import type { WebhookSource } from '../../source-config.ts'
import { BRANDS_YAML, type Harness, openHarness } from '../../test/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const TOKEN = 'a-token-of-enough-characters'
const webhook = (id: string, unsigned = false): WebhookSource => ({
  id,
  kind: 'webhook',
  timing: 'live',
  usualGapMs: undefined,
  unsigned,
})
const post = (id: string, text = 'Lumo is down') => ({ id, text, publishedAt: new Date().toISOString() })
const JSON_TYPE = 'application/json'
const NDJSON = 'application/x-ndjson'

interface Answer {
  readonly status: number
  readonly type: string | null
  readonly retryAfter: string | null
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
  readonly body: any
}
interface Call {
  readonly post: (
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
    query?: string,
  ) => Promise<Answer>
  readonly port: number
}

const serve = async (config: Partial<IngestConfig> = {}, over = {}): Promise<Call> => {
  const playbooks = join(harness.dir, 'playbooks')
  mkdirSync(playbooks, { recursive: true })
  writeFileSync(join(playbooks, 'brands.yaml'), BRANDS_YAML)
  const ingest = await harness.start({ playbooks, sources: [webhook('shop', true)], ...config }, over)
  const port = ingest.receiverPort()!
  return {
    port,
    async post(body, headers = {}, query = '') {
      const response = await fetch(`http://127.0.0.1:${port}/v1/mentions${query}`, {
        method: 'POST',
        body,
        headers: { 'content-type': JSON_TYPE, ...headers },
      })
      const { status, headers: of } = response
      return { status, type: of.get('content-type'), retryAfter: of.get('retry-after'), body: await response.json() }
    },
  }
}
const signed = (body: string, id = 'msg_1', at = new Date()): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
  'webhook-signature': new Webhook(SECRET).sign(id, at, body),
})
const withSecret = { sources: [webhook('shop')], webhookSecrets: { shop: [SECRET] } }

describe('POST /v1/mentions', () => {
  it('takes one post, and answers 202 once it is durable', async () => {
    const { post: send } = await serve()
    expect(await send(JSON.stringify(post('1')))).toMatchObject({
      status: 202,
      body: { accepted: 1, items: [{ index: 0, id: '1', outcome: 'accepted', brands: ['lumo'] }] },
    })
    expect(await harness.mentions()).toMatchObject([{ source: 'shop', nativeId: '1', brandId: 'lumo' }])
  })

  it('answers for each post of a batch', async () => {
    const { post: send } = await serve()
    const posts = [
      post('1'),
      post('2', 'nothing of ours'),
      post('3', ''),
      null,
      post('5', 'Lumo kopi'),
      { ...post('6'), source: 'other' },
    ]
    const { status, body } = await send(JSON.stringify(posts))
    expect(status).toBe(202)
    expect(body).toMatchObject({ accepted: 2, unmatched: 1, rejected: 3 })
    expect(
      body.items.map((item: Record<string, unknown>) => [item.index, item.outcome, item.reason, item.brands]),
    ).toEqual([
      [0, 'accepted', undefined, ['lumo']],
      [1, 'unmatched', undefined, []],
      [2, 'rejected', 'empty-text', []],
      [3, 'rejected', 'not-an-object', []],
      [4, 'accepted', undefined, ['lumo', 'kopi']],
      [5, 'rejected', 'foreign-source', []],
    ])
  })

  it('takes NDJSON as it streams in, bad lines among it', async () => {
    const { post: send } = await serve()
    const lines = Array.from({ length: 1_100 }, (_, i) => (i === 3 ? '{"id":' : JSON.stringify(post(`${i}`))))
    const { status, body } = await send(lines.join('\n'), { 'content-type': NDJSON })
    expect(status).toBe(202)
    expect(body).toMatchObject({ accepted: 1_099, rejected: 1 })
    expect(body.items[3]).toMatchObject({ index: 3, outcome: 'rejected', reason: 'malformed-json' })
    expect(await harness.mentions()).toHaveLength(1_099)
  })

  it('is idle on a connection that sends nothing, and serves others meanwhile', async () => {
    const { port, post: send } = await serve()
    const slow = request({ port, method: 'POST', path: '/v1/mentions', headers: { 'content-type': NDJSON } })
    slow.on('error', () => {})
    slow.write('{"id":')
    expect((await send(JSON.stringify(post('1')))).status).toBe(202)
    slow.destroy()
  })

  it.each([
    ['malformed JSON', '{"id":', {}, 400, 'malformed'],
    ['an empty body', '', {}, 400, 'malformed'],
    ['an empty batch', '[]', {}, 400, 'malformed'],
    ['bad UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400, 'malformed'],
    ['only bad posts', '[{"id":"1"}]', {}, 400, 'rejected'],
    [
      'another content type',
      'id=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    ['another charset', '{}', { 'content-type': 'application/json; charset=latin1' }, 415, 'unsupported-media-type'],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 415, 'unsupported-media-type'],
    ['more than it takes', 'x'.repeat(70_000), {}, 413, 'too-large'],
    ['too long a line', 'x'.repeat(1_200_000), { 'content-type': NDJSON }, 413, 'too-large'],
  ] as const)('refuses %s with a problem', async (_what, body, headers, status, type) => {
    const maxBodyBytes = status === 413 && body.length > 1_000_000 ? 4_000_000 : 65_536
    const { post: send } = await serve({ maxBodyBytes })
    const answer = await send(body, headers)
    expect(answer).toMatchObject({
      status,
      type: expect.stringContaining('application/problem+json'),
      body: { status, type: `urn:tocsin:problem:${type}`, title: expect.any(String), detail: expect.any(String) },
    })
    expect(await harness.mentions()).toEqual([])
  })

  it('counts a chunked body against the limit', async () => {
    const { post: send } = await serve({ maxBodyBytes: 65_536 })
    const body = new ReadableStream({
      start: controller => {
        for (let i = 0; i < 20; i++) controller.enqueue(new TextEncoder().encode(' '.repeat(10_000)))
        controller.close()
      },
    })
    const chunked = { duplex: 'half' } as object
    const response = await fetch(`http://127.0.0.1:${(await serve({ maxBodyBytes: 65_536 })).port}/v1/mentions`, {
      method: 'POST',
      body,
      headers: { 'content-type': JSON_TYPE },
      ...chunked,
    })
    expect(response.status).toBe(413)
    expect((await send(JSON.stringify(post('1')))).status).toBe(202)
  })

  it('answers 404 elsewhere, and for a source nobody configured', async () => {
    const { port, post: send } = await serve({ sources: [webhook('a', true), webhook('b', true)] })
    expect((await send('{}')).body).toMatchObject({ status: 404, detail: expect.stringContaining('?source=') })
    expect((await send('{}', {}, '?source=c')).status).toBe(404)
    expect((await send(JSON.stringify(post('1')), {}, '?source=b')).status).toBe(202)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
    expect((await fetch(`http://127.0.0.1:${port}/v1/mentions`)).status).toBe(404)
  })

  it('says 503 with Retry-After while the log takes no writes, and takes the same post afterwards', async () => {
    let isDown = true
    const append: Harness['log']['append'] = (topic, records) =>
      isDown && topic === 'mentions.collected.v1' && records.some(({ headers }) => headers === undefined)
        ? Promise.reject(new LogUnavailableError('disk full'))
        : harness.log.append(topic, records)
    const { post: send } = await serve({}, { append })
    const body = JSON.stringify(post('1'))
    const answer = await send(body, { 'webhook-id': 'msg_1' })
    expect(answer).toMatchObject({ status: 503, retryAfter: '2', body: { type: 'urn:tocsin:problem:unavailable' } })
    isDown = false
    expect((await send(body, { 'webhook-id': 'msg_1' })).status).toBe(202)
    expect(await harness.mentions()).toHaveLength(1)
  })

  it('says 503 when too much is on its way', async () => {
    const held = Promise.withResolvers<void>()
    const append: Harness['log']['append'] = async (topic, records) => {
      if (topic === 'mentions.collected.v1' && records.some(({ headers }) => headers === undefined)) await held.promise
      return harness.log.append(topic, records)
    }
    const { post: send } = await serve({ maxInFlightBytes: 1_048_576 }, { append })
    const big = JSON.stringify(Array.from({ length: 15 }, (_, i) => post(`${i}`, `Lumo ${'x'.repeat(60_000)}`)))
    const first = send(big)
    await harness.until(async () => (await send(big)).status === 503)
    held.resolve()
    expect((await first).status).toBe(202)
  })
})

describe('who may post', () => {
  it('takes what is signed, and nothing else', async () => {
    const { post: send } = await serve(withSecret)
    const body = JSON.stringify(post('1'))
    expect((await send(body, signed(body))).status).toBe(202)
    for (const [headers, reason] of [
      [signed('another body', 'msg_2'), 'wrong-signature'],
      [signed(body, 'msg_3', new Date(Date.now() - 400_000)), 'stale-timestamp'],
      [{}, 'missing-header'],
    ] as const) {
      expect(await send(body, headers)).toMatchObject({ status: 401, body: { reason } })
    }
    expect(await harness.mentions()).toHaveLength(1)
  })

  it('takes signed NDJSON', async () => {
    const { post: send } = await serve(withSecret)
    const body = [post('1'), post('2')].map(one => JSON.stringify(one)).join('\n')
    expect(await send(body, { ...signed(body), 'content-type': NDJSON })).toMatchObject({
      status: 202,
      body: { accepted: 2 },
    })
  })

  it('answers a repeated id as the first time, without appending twice; with another body it is a conflict', async () => {
    const { post: send } = await serve(withSecret)
    const body = JSON.stringify(post('1'))
    const answers = await Promise.all([send(body, signed(body)), send(body, signed(body)), send(body, signed(body))])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(await harness.mentions()).toHaveLength(1)
    const other = JSON.stringify(post('2'))
    expect((await send(other, signed(other))).status).toBe(409)
  })

  it('takes a bearer token where one is configured', async () => {
    const { post: send } = await serve({ sources: [webhook('shop')], webhookTokens: { shop: TOKEN } })
    const body = JSON.stringify(post('1'))
    expect((await send(body, { authorization: `Bearer ${TOKEN}` })).status).toBe(202)
    expect((await send(body, { authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await send(body)).status).toBe(401)
  })
})
