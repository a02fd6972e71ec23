import { describe, expect, it } from 'vitest'
import { parseRetryAfter } from './retry-after.ts'
import { signWebhook, verifyWebhook, webhookSecretProblem } from './standard-webhooks.ts'

const OLD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const NEW = `whsec_${Buffer.from('a fresh key of thirty-two bytes!').toString('base64')}`
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
const NOW = 1_614_265_330_000
const BODY = '{"test": 2432232314}'

describe('Standard Webhooks', () => {
  it("signs the specification's example as its libraries do", () => {
    expect(signWebhook({ id: ID, now: NOW, body: BODY }, [OLD])).toEqual({
      'webhook-id': ID,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it('signs with both secrets while one is rotated, so that receivers of either verify', () => {
    const headers = signWebhook({ id: ID, now: NOW, body: BODY }, [NEW, OLD])
    expect(headers['webhook-signature'].split(' ')).toHaveLength(2)
    for (const secrets of [[OLD], [NEW], [OLD, NEW]])
      expect(verifyWebhook(headers, BODY, { secrets, now: NOW })).toBe('valid')
  })

  const headers = signWebhook({ id: ID, now: NOW, body: BODY }, [OLD])
  it.each([
    ['another body', headers, '{"test": 1}', NOW, 'wrong-signature'],
    ['another id', { ...headers, 'webhook-id': 'msg_other' }, BODY, NOW, 'wrong-signature'],
    ['a signature of another version', { ...headers, 'webhook-signature': 'v2,AAAA' }, BODY, NOW, 'wrong-signature'],
    ['no signature', { ...headers, 'webhook-signature': undefined }, BODY, NOW, 'malformed'],
    ['no time', { ...headers, 'webhook-timestamp': 'soon' }, BODY, NOW, 'malformed'],
    ['a replay six minutes later', headers, BODY, NOW + 360_000, 'too-old'],
    ['a time six minutes ahead', headers, BODY, NOW - 360_000, 'too-new'],
  ])('refuses %s', (_what, given, body, now, verdict) => {
    expect(verifyWebhook(given, body, { secrets: [OLD], now })).toBe(verdict)
  })

  it.each(['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_', 'whsec_short', 'whsec_not base64!'])(
    'does not take the secret %j and does not show it',
    secret => {
      expect(webhookSecretProblem(secret)).toBeDefined()
      expect(() => signWebhook({ id: ID, now: NOW, body: BODY }, [secret])).toThrow(/^a webhook secret must/)
    },
  )

  it('does not take an id that could be read in two ways', () => {
    expect(() => signWebhook({ id: 'a.b', now: NOW, body: BODY }, [OLD])).toThrow(TypeError)
  })
})

it.each([
  ['120', 120_000],
  [' 5 ', 5_000],
  [new Date(NOW + 30_000).toUTCString(), 30_000],
  [new Date(NOW - 30_000).toUTCString(), 0],
  ['Thursday, 25-Feb-21 15:02:20 GMT', 10_000],
  ['soon', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['2026', 2_026_000],
  ['', undefined],
  [undefined, undefined],
])('reads Retry-After %j', (value, wanted) => {
  expect(parseRetryAfter(value, NOW)).toBe(wanted)
})
