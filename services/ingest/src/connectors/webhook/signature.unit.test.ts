import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { secretOf, verifySignature } from './signature.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const OTHER = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
const NOW_MS = 1_790_000_000_000
const keys = (...secrets: string[]): Buffer[] => secrets.map(secret => secretOf(secret)!)
const sign = (body: string, secret = SECRET, atMs = NOW_MS, id = 'msg_1') => ({
  id,
  timestamp: String(Math.floor(atMs / 1_000)),
  signature: new Webhook(secret).sign(id, new Date(atMs), body),
})
const verify = (body: string, headers: ReturnType<typeof sign>, secrets = keys(SECRET)) =>
  verifySignature(Buffer.from(body), headers, secrets, NOW_MS)

describe('Standard Webhooks signatures', () => {
  it('agrees with the library on random bodies and secrets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 24, max: 64 }), (body, size) => {
        const secret = `whsec_${randomBytes(size).toString('base64')}`
        expect(verify(body, sign(body, secret), keys(secret))).toBeUndefined()
        expect(verify(`${body} `, sign(body, secret), keys(secret))).toBe('wrong-signature')
      }),
      { numRuns: 50 },
    )
  })

  it('takes any of several signatures and secrets while they are rotated', () => {
    const both = { ...sign('x'), signature: `v1a,AAAA ${sign('x', OTHER).signature} ${sign('x').signature}` }
    expect(verify('x', both)).toBeUndefined()
    expect(verify('x', sign('x', OTHER), keys(SECRET, OTHER))).toBeUndefined()
  })

  it.each([
    ['another secret', sign('x', OTHER), 'wrong-signature'],
    ['another id', { ...sign('x'), id: 'msg_2' }, 'wrong-signature'],
    ['a truncated signature', { ...sign('x'), signature: sign('x').signature.slice(0, 20) }, 'wrong-signature'],
    ['another scheme', { ...sign('x'), signature: sign('x').signature.replace('v1,', 'v2,') }, 'wrong-signature'],
    ['an old timestamp', sign('x', SECRET, NOW_MS - 301_000), 'stale-timestamp'],
    ['a timestamp ahead', sign('x', SECRET, NOW_MS + 301_000), 'stale-timestamp'],
    ['a timestamp in words', { ...sign('x'), timestamp: 'now' }, 'malformed-header'],
    ['no signature', { ...sign('x'), signature: '' }, 'missing-header'],
    ['an endless id', sign('x', SECRET, NOW_MS, 'i'.repeat(257)), 'malformed-header'],
  ])('refuses %s', (_what, headers, expected) => {
    expect(verify('x', headers)).toBe(expected)
  })

  it.each([['whsec_'], ['whsec_c2hvcnQ='], ['secret'], [`whsec_${'!'.repeat(40)}`]])(
    'does not take %s as a secret',
    text => {
      expect(secretOf(text)).toBeUndefined()
    },
  )
})
