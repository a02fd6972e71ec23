import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveCount, wilson } from './statistics.ts'

const sums = (weights: readonly number[]) => ({
  sum: weights.reduce((all, weight) => all + weight, 0),
  squares: weights.reduce((all, weight) => all + weight * weight, 0),
})
const effective = (weights: readonly number[]): number => {
  const { sum, squares } = sums(weights)
  return effectiveCount(sum, squares)
}

/** Numbers between 0 and 1 that are the same in every run. */
const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

describe('the effective number of mentions', () => {
  const weights = fc.array(fc.constantFrom(1, 2, 4, 8, 16, 32, 64), { minLength: 1, maxLength: 300 })

  it('is their number while nothing is thinned, never more, and at least one', () => {
    expect(effective([1, 1, 1, 1])).toBe(4)
    fc.assert(
      fc.property(weights, drawn => {
        expect(effective(drawn)).toBeLessThanOrEqual(drawn.length + 1e-9)
        expect(effective(drawn)).toBeGreaterThanOrEqual(1 - 1e-9)
      }),
    )
  })

  it('does not depend on the unit of weight', () => {
    fc.assert(
      fc.property(weights, fc.constantFrom(2, 4, 8), (drawn, times) => {
        expect(effective(drawn.map(weight => weight * times))).toBeCloseTo(effective(drawn), 6)
      }),
    )
  })

  it('of nothing is nothing', () => {
    expect(effectiveCount(0, 0)).toBe(0)
  })

  it('keeps thinned windows from crying wolf: the usual share is below its lower bound in no more windows than unthinned', () => {
    const usual = 0.2
    const count = 600
    for (const oneIn of [1, 4, 16]) {
      const random = seeded(oneIn)
      let alarms = 0
      for (let window = 0; window < 2_000; window++) {
        let negative = 0
        const drawn: number[] = []
        for (let i = 0; i < count; i++) {
          const isNegative = random() < usual
          if (isNegative) negative++
          if (isNegative) drawn.push(1)
          else if (random() * oneIn < 1) drawn.push(oneIn)
        }
        const { sum, squares } = sums(drawn)
        if (wilson(negative / sum, effectiveCount(sum, squares), 3).low > usual) alarms++
      }
      // Wilson's bound at three standard deviations errs in 0.13 % of windows; 4 standard errors above that in 2,000.
      expect(alarms, `1 in ${oneIn}`).toBeLessThanOrEqual(2_000 * 0.00135 + 4 * Math.sqrt(2_000 * 0.00135))
    }
  })
})
