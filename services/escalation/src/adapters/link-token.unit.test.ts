import { expect, it } from 'vitest'
import { createLinkTokens } from './link-token.ts'

const grant = { crisisId: 'lumo-1', personId: 'olle', entry: 2, expiresAtMs: 1_000 }
const tokens = createLinkTokens(() => 'a secret')
const token = tokens.make(grant)!
const forged = `${Buffer.from(JSON.stringify(['lumo-1', 'eva', 2, 1_000])).toString('base64url')}.${token.split('.')[1]}`

it.each([
  ['its own, in time', tokens, token, 999, grant],
  ['an expired one', tokens, token, 1_000, undefined],
  ['one for another person', tokens, forged, 0, undefined],
  ['one of another secret', createLinkTokens(() => 'another secret'), token, 0, undefined],
  ['nonsense', tokens, 'nonsense', 0, undefined],
  ['any, without a secret', createLinkTokens(() => ''), token, 0, undefined],
])('takes %s', (_what, by, given, now, outcome) => {
  expect(by.verify(given, now)).toEqual(outcome)
})

it('makes none without a secret', () => {
  expect(createLinkTokens(() => '').make(grant)).toBeUndefined()
})

it('signs with the first of several secrets, and takes links of all of them', () => {
  const during = createLinkTokens(() => 'a new secret\na secret\n')
  expect(during.make(grant)).toBe(createLinkTokens(() => 'a new secret').make(grant))
  expect(during.verify(token, 0)).toEqual(grant)
  expect(during.verify(during.make(grant)!, 0)).toEqual(grant)
  expect(createLinkTokens(() => 'a new secret').verify(token, 0)).toBeUndefined()
})

it('asks for its secret each time: it is replaced while links go on', () => {
  let secret = 'a secret'
  const live = createLinkTokens(() => secret)
  expect(live.verify(token, 0)).toEqual(grant)
  secret = 'another secret'
  expect(live.verify(token, 0)).toBeUndefined()
  expect(live.make(grant)).not.toBe(token)
})
