import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { createAuthorHasher, loadAuthorKeys, parseAuthorKeys } from './author-keys.ts'

const [OLD, NEW] = ['11', '22'].map(byte => byte.repeat(32)) as [string, string]

it('hashes with the newest key, as any HMAC-SHA256 would', () => {
  const hasher = createAuthorHasher(parseAuthorKeys(`2:${NEW}, 1:${OLD}`))
  const expected = createHmac('sha256', Buffer.from(NEW, 'hex')).update('forum\0anna').digest('hex')
  expect(hasher.keyVersion).toBe(2)
  expect(hasher.hash('forum', 'anna')).toBe(expected.slice(0, 16))
})

it('keeps authors of different sources apart, and gives none for no author', () => {
  const hasher = createAuthorHasher(parseAuthorKeys(`1:${OLD}`))
  expect(hasher.hash('a', 'anna')).not.toBe(hasher.hash('b', 'anna'))
  expect(hasher.hash('a', '')).toBe('')
})

it.each([
  ['a short key', '1:abcd'],
  ['no version', OLD],
  ['a version twice', `1:${OLD},1:${NEW}`],
])('refuses %s without showing it', (_what, text) => {
  expect(() => parseAuthorKeys(text)).toThrow(/author keys?/)
  expect(() => parseAuthorKeys(text)).not.toThrow(OLD)
})

it('needs a key where there is no data folder', () => {
  expect(() => loadAuthorKeys('', undefined, () => {})).toThrow('TOCSIN_INGEST_AUTHOR_KEYS')
})

it('hashes under every version that is kept, for an erasure', () => {
  const both = createAuthorHasher(parseAuthorKeys(`1:${OLD},2:${NEW}`))
  const before = createAuthorHasher(parseAuthorKeys(`1:${OLD}`))
  expect(both.hashes('forum', 'anna')).toEqual([
    { keyVersion: 2, hash: both.hash('forum', 'anna') },
    { keyVersion: 1, hash: before.hash('forum', 'anna') },
  ])
})
