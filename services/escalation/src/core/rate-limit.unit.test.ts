import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

it('gives a burst, then one each time, to each key of its own', () => {
  const limit = createRateLimit({ burst: 3, everyMs: 100, keysLimit: 10 })
  const takes = (key: string, now: number, times: number) => Array.from({ length: times }, () => limit.take(key, now))
  expect(takes('a', 0, 4)).toEqual([true, true, true, false])
  expect([limit.has('a', 99), limit.has('b', 0)]).toEqual([false, true])
  expect(takes('a', 100, 2)).toEqual([true, false])
  expect(takes('a', 10_000, 4)).toEqual([true, true, true, false])
})

it('remembers no more keys than it may, those that were heard last', () => {
  const limit = createRateLimit({ burst: 1, everyMs: 1_000_000, keysLimit: 2 })
  for (const key of ['a', 'b', 'a', 'c']) limit.take(key, 0)
  expect(['a', 'b', 'c'].map(key => limit.has(key, 0))).toEqual([false, true, false])
})

it('never gives more than the burst and what time brings, whatever the clock does', () => {
  const takes = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 })
  fc.assert(
    fc.property(takes, times => {
      const limit = createRateLimit({ burst: 5, everyMs: 100, keysLimit: 3 })
      const given = times.toSorted((a, b) => a - b).filter(now => limit.take('a', now)).length
      expect(given).toBeLessThanOrEqual(5 + Math.floor(2_000 / 100))
    }),
  )
})
