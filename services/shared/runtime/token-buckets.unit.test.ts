import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTokenBuckets } from './token-buckets.ts'

const clock = (startMs = 1_000_000) => {
  let nowMs = startMs
  return {
    now: () => nowMs,
    pass(ms: number): void {
      nowMs += ms
    },
  }
}
const takes = (count: number, take: () => number): number[] => Array.from({ length: count }, take)

describe('token buckets', () => {
  it('let a burst of a whole minute pass, then say when to come back', () => {
    const { now } = clock()
    const buckets = createTokenBuckets({ perMinute: 60, now })
    expect(takes(60, () => buckets.take('a'))).toEqual(Array(60).fill(0))
    expect(buckets.take('a')).toBe(1_000)
  })

  it('keep what they say: after that time there is one, and not a millisecond before', () => {
    const { now, pass } = clock()
    const buckets = createTokenBuckets({ perMinute: 60, now })
    takes(60, () => buckets.take('a'))
    pass(buckets.take('a') - 1)
    expect(buckets.take('a')).toBe(1)
    pass(1)
    expect(buckets.take('a')).toBe(0)
  })

  it('do not charge one for what another does', () => {
    const { now } = clock()
    const buckets = createTokenBuckets({ perMinute: 1, now })
    expect([buckets.take('a'), buckets.take('a') > 0, buckets.take('b')]).toEqual([0, true, 0])
  })

  it('remember so many keys and no more: who asked longest ago is forgotten', () => {
    const { now } = clock()
    const buckets = createTokenBuckets({ perMinute: 1, now, maxKeys: 2 })
    for (const key of ['a', 'b', 'a', 'c']) buckets.take(key)
    expect(buckets.size()).toBe(2)
    expect(buckets.take('a')).toBeGreaterThan(0)
    expect(buckets.take('b')).toBe(0)
  })

  it('give nothing for a clock that is set back', () => {
    const { now, pass } = clock()
    const buckets = createTokenBuckets({ perMinute: 2, now })
    takes(2, () => buckets.take('a'))
    pass(-3_600_000)
    expect(buckets.take('a')).toBeGreaterThan(0)
  })

  it('never let more pass than a full bucket and what flowed in, however one asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 400 }),
        (perMinute, pauses) => {
          const { now, pass } = clock()
          const buckets = createTokenBuckets({ perMinute, now })
          let passed = 0
          for (const ms of pauses) {
            pass(ms)
            if (buckets.take('a') === 0) passed++
          }
          const elapsedMs = pauses.slice(1).reduce((sum, ms) => sum + ms, 0)
          expect(passed).toBeLessThanOrEqual(perMinute + (elapsedMs * perMinute) / 60_000 + 1e-6)
        },
      ),
    )
  })

  it('lets a thousand walls of one token come back at once and again, as after an outage', () => {
    const { now, pass } = clock()
    const buckets = createTokenBuckets({ perMinute: 3_000, now })
    expect(takes(1_000, () => buckets.take('walls')).every(ms => ms === 0)).toBe(true)
    pass(3_000)
    expect(takes(1_000, () => buckets.take('walls')).every(ms => ms === 0)).toBe(true)
  })
})
