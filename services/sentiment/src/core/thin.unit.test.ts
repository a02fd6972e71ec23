import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idHash, isKept, isOneIn, weightOf } from './thin.ts'

const NEUTRAL = { sentiment: 1, abusive: false }
const EVERY_ONE_IN = [1, 2, 4, 8, 16, 32, 64]
/** Ids as sources have them: counted up, random, or long with a common beginning. */
const IDS: Readonly<Record<string, (i: number) => string>> = {
  counted: i => String(i),
  spaced: i => String(1_700_000_000_000 + i * 1_000),
  prefixed: i => `at://did:plc:abcdefghijklmnop/app.bsky.feed.post/${i.toString(36)}`,
  hexadecimal: i => (Math.imul(i, 0x9e3779b1) >>> 0).toString(16),
}

describe('1 in n', () => {
  it.each([
    [1, true],
    [2, true],
    [64, true],
    [0, false],
    [3, false],
    [128, false],
    [1.5, false],
    [Number.NaN, false],
  ])('of %s is one: %s', (n, is) => {
    expect(isOneIn(n)).toBe(is)
  })

  it.each(Object.keys(IDS))('keeps as many %s ids as it says, within four standard deviations', kind => {
    const count = 50_000
    for (const oneIn of EVERY_ONE_IN) {
      let kept = 0
      for (let i = 0; i < count; i++) if (isKept(idHash('web', IDS[kind]!(i)), oneIn)) kept++
      const deviation = Math.sqrt((count / oneIn) * (1 - 1 / oneIn))
      expect(Math.abs(kept - count / oneIn), `1 in ${oneIn}`).toBeLessThanOrEqual(4 * deviation)
    }
  })

  it('keeps at a smaller n whatever it keeps at a larger one, so that a step down loses nobody', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (source, id) => {
        const kept = EVERY_ONE_IN.map(oneIn => isKept(idHash(source, id), oneIn))
        expect(kept).toEqual([...kept].sort((a, b) => Number(b) - Number(a)))
      }),
    )
  })

  it('tells sources with the same ids apart', () => {
    expect(idHash('ab', 'c')).not.toBe(idHash('a', 'bc'))
  })
})

describe('the weight of a mention', () => {
  it.each([
    ['a negative', { sentiment: 0, abusive: false }],
    ['an abusive one', { sentiment: 2, abusive: true }],
  ])('is 1 for %s, however much is thinned', (_name, score) => {
    for (let i = 0; i < 200; i++) expect(weightOf(score, { source: 's', nativeId: String(i) }, 64)).toBe(1)
  })

  it('is 1 for everybody while nothing is thinned', () => {
    fc.assert(fc.property(fc.string(), id => weightOf(NEUTRAL, { source: 's', nativeId: id }, 1) === 1))
  })

  it('adds up to the count of all, within the error of sampling, at every n', () => {
    const count = 20_000
    for (const oneIn of EVERY_ONE_IN) {
      let sum = 0
      for (let i = 0; i < count; i++) sum += weightOf(NEUTRAL, { source: 'shop', nativeId: `post-${i}` }, oneIn)
      const deviation = Math.sqrt(count * (oneIn - 1))
      expect(Math.abs(sum - count), `1 in ${oneIn}`).toBeLessThanOrEqual(4 * deviation)
    }
  })
})
