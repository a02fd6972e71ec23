import type { History } from '@tocsin/shared/clickhouse/history.ts'
import { windowCodec } from '@tocsin/shared/events/codec.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHarness, type Harness, type Replica } from '../test/harness.ts'
import { NINE, sampleBrand, sampleHealth, sampleSignal, sampleWindow } from '../test/samples.ts'

const asked: unknown[] = []
const mention = (nativeId: string) => ({
  brandId: 'lumo',
  source: 'webhook',
  nativeId,
  eventTimeMs: NINE,
  text: `text of ${nativeId}`,
  url: '',
  language: 'en',
  sentiment: 'SENTIMENT_NEGATIVE',
  negativeProbability: 0.9,
  vulgar: false,
  abusive: false,
  deleted: false,
  authorHash: 'never-shown',
})
const history = {
  async listWindows(query: unknown) {
    asked.push(query)
    return [windowCodec.decode(windowCodec.encode(sampleWindow('lumo', NINE, 1)))]
  },
  async listMentions(query: { limit: number }) {
    asked.push(query)
    return Array.from({ length: query.limit }, (_, i) => mention(String(i)))
  },
  mentionsById: async (ids: readonly string[]) => ids.map(id => mention(id.split(':')[1]!)),
  listSignals: async () => [],
  signalById: async () => undefined,
} as unknown as History

const away = new Proxy({} as History, { get: () => async () => Promise.reject(new RetryableError('away')) })

let harness: Harness
let replica: Replica
interface Scorer {
  readonly version: string
  readonly languages: readonly {
    readonly language: string
    readonly found: number
    readonly foundOf: number
    readonly mistaken: number
    readonly corrected: boolean
  }[]
}

const json = async (path: string, from = replica) => {
  const response = await from.get(path)
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  }
}

beforeEach(() => {
  asked.length = 0
})
beforeAll(async () => {
  harness = await createHarness()
  await harness.write.brand(sampleBrand('lumo'))
  await harness.write.brand(sampleBrand('kopi'))
  await harness.write.window(sampleWindow('lumo', NINE, 1))
  await harness.write.signal(sampleSignal('lumo', NINE, 2, { level: 'RULE_LEVEL_SUSPECT' }))
  await harness.write.signal(
    sampleSignal('kopi', NINE, 3, {
      state: 'SIGNAL_STATE_CLOSED',
      updatedAtMs: NINE + 60_000,
      closedAtMs: NINE + 60_000,
    }),
  )
  await harness.write.health(sampleHealth('rss', NINE, { state: 'SOURCE_STATE_SILENT' }))
  replica = await harness.start({}, { history })
})
afterAll(() => harness.stop())

describe('brands', () => {
  it('are listed as screens show them, with RFC 3339 times, and never kept by caches', async () => {
    const { body, headers } = await json('/v1/brands')
    expect(body.brands).toMatchObject([
      { id: 'kopi', phase: 'calm', phaseSince: '2026-03-14T09:01:00.000Z', window: null, blindSources: ['rss'] },
      {
        id: 'lumo',
        phase: 'suspected',
        window: { end: '2026-03-14T09:00:00.000Z', share: 0.25 },
        signals: [{ level: 'suspect' }],
      },
    ])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('have a trend and a configuration one by one', async () => {
    const { body } = await json('/v1/brands/lumo')
    expect(body).toMatchObject({
      terms: ['lumo'],
      configVersion: 1,
      trend: [{ at: '2026-03-14T09:00:00.000Z', usualShare: 0.18 }],
    })
  })

  it('have windows in history; times are RFC 3339 or epoch milliseconds', async () => {
    const { status, body } = await json(
      `/v1/brands/lumo/windows?from=2026-03-14T08:00:00%2B01:00&to=${NINE}&sizeMs=3600000&limit=5`,
    )
    expect(status).toBe(200)
    expect(body.windows).toMatchObject([{ start: '2026-03-14T08:55:00.000Z', mentions: 40 }])
    expect(asked).toEqual([{ brandId: 'lumo', fromMs: NINE - 2 * 3_600_000, toMs: NINE, sizeMs: 3_600_000, limit: 5 }])
  })

  it('have mentions page by page, without their authors', async () => {
    const first = await json('/v1/brands/lumo/mentions?sentiment=negative&language=en&text=Refund&limit=2')
    expect(first.body.mentions).toMatchObject([
      { id: 'webhook:0', text: 'text of 0', sentiment: 'negative' },
      { id: 'webhook:1' },
    ])
    expect(JSON.stringify(first.body)).not.toContain('never-shown')
    await json(`/v1/brands/lumo/mentions?limit=2&before=${first.body.next}`)
    expect(asked).toMatchObject([
      { sentiment: 'SENTIMENT_NEGATIVE', language: 'en', text: 'Refund', limit: 2 },
      { before: { eventTimeMs: NINE, source: 'webhook', nativeId: '1' } },
    ])
  })
})

describe('signals', () => {
  it.each([
    ['all, latest first', '', ['kopi', 'lumo']],
    ['only open ones', '?open=true', ['lumo']],
    ['only closed ones', '?open=false', ['kopi']],
    ['of one brand', '?brand=lumo', ['lumo']],
    ['opened before then', `?to=${NINE}`, []],
    ['at most one', '?limit=1', ['kopi']],
  ])('are listed: %s', async (_sentence, query, brandIds) => {
    const { body } = await json(`/v1/signals${query}`)
    expect((body.signals as { brandId: string }[]).map(({ brandId }) => brandId)).toEqual(brandIds)
    expect(body.complete).toBe(true)
  })

  it('explain themselves by their encoded id, with the texts that carry them', async () => {
    const { status, body } = await json(`/v1/signals/${encodeURIComponent(`lumo/share/${NINE}`)}/explain`)
    expect(status).toBe(200)
    expect(body.lines).toEqual([
      '10 of the last 40 mentions are negative.',
      'opened 2026-03-14T09:00:00.000Z',
      'window 2026-03-14T08:55:00.000Z to 2026-03-14T09:00:00.000Z, revision 1: 40 mentions, 10 negative from 9 authors',
      'share = 0.25   (negative / mentions)',
      'rule share, version 2: at least 20 mentions and 5 authors of negatives, 3 evaluations in a row',
      'baseline version 0, scorer ngram@1, detector unknown',
    ])
    expect(body.mentions).toMatchObject([{ text: 'text of 1' }, { text: 'text of 2' }])
  })
})

describe('operation', () => {
  it('tells sources and what does not work', async () => {
    expect((await json('/v1/sources')).body.sources).toMatchObject([
      { source: 'rss', state: 'silent', since: '2026-03-14T09:00:00.000Z' },
    ])
    expect((await json('/v1/status')).body).toMatchObject({
      status: 'degraded',
      reasons: ['crises and decisions are off or not heard of', 'blind on rss'],
      decisions: false,
      brands: 2,
      openSignals: 1,
      history: true,
      demo: true,
    })
  })

  it('tells how often the scorer is wrong, in each language', async () => {
    const { scorers } = (await json('/v1/scorers')).body as unknown as { scorers: Scorer[] }
    const newest = scorers[0]!
    expect(newest.version).toMatch(/^tocsin@/)
    expect(newest.languages.map(({ language }) => language)).toEqual(['en', 'pl', 'sv', 'id'])
    for (const { found, mistaken, foundOf, corrected } of newest.languages) {
      expect(found).toBeGreaterThan(mistaken)
      expect(foundOf).toBeGreaterThan(100)
      expect(corrected).toBe(found - mistaken >= 0.4)
    }
  })
})

describe('history that is off or away', () => {
  it.each([
    ['off', {}],
    ['away', { history: away }],
  ])('%s: what needs it says so, signals go on from the log', async (_sentence, deps) => {
    const other = await harness.start({}, deps)
    for (const path of ['/v1/brands/lumo/windows', '/v1/brands/lumo/mentions']) {
      const { status, body, headers } = await json(path, other)
      expect([status, body.type, headers.get('retry-after')]).toEqual([503, 'urn:tocsin:problem:history-off', '10'])
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    }
    const { body } = await json('/v1/signals', other)
    expect([body.complete, (body.signals as unknown[]).length]).toEqual([false, 2])
    const explained = await json(`/v1/signals/lumo%2Fshare%2F${NINE}/explain`, other)
    expect(explained.body.mentions).toBeUndefined()
    expect(explained.body.mentionIds).toEqual(['webhook:1', 'webhook:2'])
  })
})

describe('what is wrong with a request', () => {
  it.each([
    ['an unknown path', '/v1/brand', 404, 'unknown-path', /Did you mean \\"\/v1\/brands\\"/],
    ['an unknown brand', '/v1/brands/lumos', 404, 'unknown-brand', /Did you mean \\"lumo\\"/],
    ['an unknown signal', '/v1/signals/x', 404, 'unknown-signal', /%2F/],
    ['an unknown parameter', '/v1/signals?brnad=lumo', 400, 'bad-request', /Did you mean \\"brand\\"/],
    ['a parameter where none is', '/v1/brands?limit=3', 400, 'bad-request', /Known: none/],
    ['a limit out of bounds', '/v1/signals?limit=5000', 400, 'bad-request', /must be <= 1000/],
    ['a size that is none', '/v1/brands/lumo/windows?sizeMs=7', 400, 'bad-request', /must be one of 300000, 3600000/],
    ['no point in time', '/v1/brands/lumo/windows?from=yesterday', 400, 'bad-request', /RFC 3339/],
    ['a span that is upside down', '/v1/brands/lumo/windows?from=2000&to=1000', 400, 'bad-request', /before/],
    ['a place that is none', '/v1/brands/lumo/mentions?before=xyz', 400, 'bad-request', /next/],
    ['a name that is too long', `/v1/brands/${'x'.repeat(600)}`, 414, 'bad-request', /./],
    ['the websocket without a websocket', '/v1/live', 426, 'websocket-needed', /asyncapi/],
  ])('%s is told', async (_sentence, path, status, type, told) => {
    const answer = await json(path)
    expect([answer.status, answer.body.type]).toEqual([status, `urn:tocsin:problem:${type}`])
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(JSON.stringify(answer.body)).toMatch(told)
    expect(answer.body.fix).not.toBe('')
  })

  it('is limited per client', async () => {
    const strict = await harness.start({ requestsPerMinute: 2 })
    const answers = await Promise.all(Array.from({ length: 4 }, () => json('/v1/brands', strict)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429])
    const refused = answers.find(({ status }) => status === 429)!
    expect(refused.body.type).toBe('urn:tocsin:problem:too-many-requests')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
