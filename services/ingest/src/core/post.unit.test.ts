import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_TEXT_BYTES, validatePost } from './post.ts'
import { timeOf } from './time.ts'

const NOW_MS = Date.UTC(2026, 10, 20, 12)
const good = { id: 'p1', text: 'hello', publishedAt: '2026-11-20T11:59:00Z' }
const check = (changes: object): unknown => validatePost({ ...good, ...changes }, NOW_MS)

describe('validatePost', () => {
  it.each([
    ['a plain post', {}, { nativeId: 'p1', text: 'hello', publishedAtMs: NOW_MS - 60_000, deleted: false }],
    ['a number as id', { id: 17 }, { nativeId: '17' }],
    ['epoch milliseconds', { publishedAt: NOW_MS }, { publishedAtMs: NOW_MS }],
    ['23 hours ahead', { publishedAt: NOW_MS + 23 * 3_600_000 }, { publishedAtMs: NOW_MS + 23 * 3_600_000 }],
    ['half a surrogate pair', { text: 'a\ud83d!' }, { text: 'a\ufffd!' }],
    ['control characters', { text: 'a\u0000b\u0007c\nd\te\u0085' }, { text: 'abc\nd\te' }],
    ['exactly 64 KiB', { text: 'x'.repeat(MAX_TEXT_BYTES) }, { text: 'x'.repeat(MAX_TEXT_BYTES) }],
    ['a link', { url: 'https://a.example/ü' }, { url: 'https://a.example/%C3%BC' }],
    ['a link that runs code, without it', { url: 'javascript:alert(1)' }, { url: '' }],
    ['a language', { lang: 'pt_BR' }, { language: 'pt-BR' }],
    ['a language that is none, without it', { lang: 'Polish language' }, { language: '' }],
    ['brands, each once', { brands: ['a', 'a', 'b'] }, { brandIds: ['a', 'b'] }],
    ['nulls as absent', { author: null, url: null, brands: null, observedAt: null }, { author: '', brandIds: [] }],
    ['fields it does not know', { likes: 3 }, { nativeId: 'p1' }],
    ['a deletion without text', { text: undefined, publishedAt: undefined, deleted: true }, { deleted: true }],
  ])('takes %s', (_what, changes, expected) => {
    expect(check(changes)).toMatchObject({ outcome: 'valid', ...expected })
  })

  it.each([
    ['an empty text', { text: '' }, 'empty-text'],
    ['a blank text', { text: ' \n\u0000\u200a' }, 'empty-text'],
    ['a text of 1 MB', { text: 'x'.repeat(1_048_576) }, 'text-too-long'],
    ['few characters of many bytes', { text: '界'.repeat(MAX_TEXT_BYTES / 2) }, 'text-too-long'],
    ['no text', { text: undefined }, 'missing-field'],
    ['a text that is a list', { text: ['a'] }, 'wrong-type'],
    ['no id', { id: '' }, 'missing-field'],
    ['a blank id', { id: ' \u0000' }, 'missing-field'],
    ['an id that is an object', { id: {} }, 'wrong-type'],
    ['an id of 513 characters', { id: 'x'.repeat(513) }, 'id-too-long'],
    ['an author of 513 characters', { author: 'x'.repeat(513) }, 'field-too-long'],
    ['no time', { publishedAt: undefined }, 'missing-field'],
    ['a time without zone', { publishedAt: '2026-11-20T11:59:00' }, 'bad-time'],
    ['a day that does not exist', { publishedAt: '2026-02-30T00:00:00Z' }, 'bad-time'],
    ['a time in words', { publishedAt: 'yesterday' }, 'bad-time'],
    ['a time that is no number', { publishedAt: Number.NaN }, 'bad-time'],
    ['25 hours ahead', { publishedAt: NOW_MS + 25 * 3_600_000 }, 'in-the-future'],
    ['the last century', { publishedAt: '1999-12-31T23:59:59Z' }, 'before-2000'],
    ['a bad time of observation', { observedAt: 'x' }, 'bad-time'],
    ['brands in one text', { brands: 'a,b' }, 'wrong-type'],
    ['more than 100 brands', { brands: Array.from({ length: 101 }, (_, i) => `b${i}`) }, 'field-too-long'],
    ['deleted in words', { deleted: 'yes' }, 'wrong-type'],
  ])('rejects %s', (_what, changes, reason) => {
    expect(check(changes)).toMatchObject({ outcome: 'rejected', reason })
  })

  it.each([[null], ['text'], [[good]], [7], [undefined]])('rejects %j, which is no object', raw => {
    expect(validatePost(raw, NOW_MS)).toMatchObject({ outcome: 'rejected', reason: 'not-an-object' })
  })

  it('never throws', () => {
    const keys = ['id', 'text', 'publishedAt', 'observedAt', 'author', 'url', 'lang', 'brands', 'deleted']
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.anything()), raw => {
        expect(['valid', 'rejected']).toContain(validatePost(raw, NOW_MS).outcome)
      }),
    )
  })
})

describe('timeOf', () => {
  it('agrees with the platform on what it takes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), date => {
        expect(timeOf(date.toISOString())).toBe(date.getTime())
      }),
    )
  })
  it.each([
    ['2026-03-02T00:05:59.138910Z', Date.UTC(2026, 2, 2, 0, 5, 59, 138)],
    ['2026-03-02T02:05:59+02:00', Date.UTC(2026, 2, 2, 0, 5, 59)],
    ['2026-03-01 19:05:59-0500', Date.UTC(2026, 2, 2, 0, 5, 59)],
    ['2026-06-30T23:59:60Z', Date.UTC(2026, 5, 30, 23, 59, 59)],
    ['2026-13-01T00:00:00Z', undefined],
    ['2026-01-01T25:00:00Z', undefined],
    [true, undefined],
  ])('reads %s', (raw, expected) => {
    expect(timeOf(raw)).toBe(expected)
  })
})
