import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSumUp } from './sum-up.ts'

it('counts each occurrence once, however many of how many kinds, and tells no more than its limits', () => {
  const limits = fc.record({ singly: fc.integer({ min: 1, max: 4 }), kinds: fc.integer({ min: 1, max: 4 }) })
  fc.assert(
    fc.property(limits, fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), (given, occurrences) => {
      const sums = createSumUp(given, 'others')
      const told = occurrences.flatMap(key => sums.take(key, key) ?? [])
      const waited = sums.end()
      expect(told.length + waited.reduce((sum, { times }) => sum + times, 0)).toBe(occurrences.length)
      expect(told.length).toBeLessThanOrEqual(given.singly * (given.kinds + 1))
      expect(waited.length).toBeLessThanOrEqual(given.kinds + 1)
      expect(sums.end()).toEqual([])
    }),
  )
})

it('tells the next one when what was told was not heard', () => {
  const sums = createSumUp({ singly: 1, kinds: 1 }, 'others')
  expect([sums.take('a', 'first'), sums.take('a', 'second')]).toEqual(['first', undefined])
  sums.forget('a')
  expect(sums.take('a', 'third')).toBe('third')
})
