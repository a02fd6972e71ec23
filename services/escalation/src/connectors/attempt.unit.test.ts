import type { OutgoingAnswer } from '@tocsin/shared/outgoing/outgoing.ts'
import { verifyWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { expect, it } from 'vitest'
import { attempt, outcomeOf } from './attempt.ts'

const NOW = Date.UTC(2026, 10, 21)
const answered = (status: number, body = '', headers = {}, complete = true): OutgoingAnswer => ({
  kind: 'answered',
  status,
  headers,
  body,
  complete,
})

it.each<[string, OutgoingAnswer, object]>([
  ['a receipt', answered(200, '{"state":"enforced"}'), { kind: 'said' }],
  ['that it took it', answered(202, '{"queued":true}'), { kind: 'took' }],
  ['that it took it, without a word', answered(204), { kind: 'took' }],
  ['an empty 200', answered(200, ' '), { kind: 'took' }],
  ['a page of a proxy', answered(200, '<html>'), { hope: 'mended', reason: expect.stringContaining('not JSON') }],
  ['half an answer', answered(200, '{"sta', {}, false), { hope: 'mended' }],
  ['that it is busy', answered(503, '', { 'retry-after': '7' }), { hope: 'soon', retryAfterMs: 7_000 }],
  ['that it is too much', answered(429), { hope: 'soon', reason: 'it answered 429' }],
  ['that it does not know us', answered(401), { hope: 'mended' }],
  ['that it is gone', answered(410), { hope: 'never' }],
  ['nothing', { kind: 'failed', code: 'TIMEOUT', reason: 'desk did not answer in time' }, { hope: 'soon' }],
  ['elsewhere', { kind: 'refused', by: 'redirect', reason: 'desk redirects' }, { hope: 'mended' }],
])('understands %s', (_what, answer, expected) => {
  expect(outcomeOf(answer, NOW)).toMatchObject(expected)
})

const secret = (fill: number): string => `whsec_${Buffer.alloc(24, fill).toString('base64')}`

it('signs with every secret that is in use, and sends nothing unsigned', async () => {
  const sent: { headers?: Readonly<Record<string, string>>; body?: string | Uint8Array }[] = []
  const outgoing = {
    async request(request: (typeof sent)[number]) {
      sent.push(request)
      return answered(204)
    },
  }
  const { signal } = new AbortController()
  const asked = {
    target: 'https://desk.example',
    message: { id: 'hold-1_desk_start', body: '{}' },
    timeoutMs: 1,
    signal,
  }
  await attempt(outgoing, { ...asked, secrets: [secret(1), secret(2)] }, () => NOW)
  for (const fill of [1, 2])
    expect(verifyWebhook(sent[0]!.headers!, sent[0]!.body!, { secrets: [secret(fill)], now: NOW })).toBe('valid')
  const unsigned = await attempt(outgoing, { ...asked, secrets: undefined }, () => NOW)
  expect(unsigned).toMatchObject({ kind: 'failed', hope: 'mended' })
  expect(sent).toHaveLength(1)
})
