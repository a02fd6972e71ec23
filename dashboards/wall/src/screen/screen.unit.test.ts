import { describe, expect, it } from 'vitest'
import { shiftAt } from './burn-in.ts'
import { isNight } from './night.ts'

describe('shiftAt', () => {
  it('moves each minute by a few pixels and comes back', () => {
    const walk = Array.from({ length: 9 }, (_, minute) => shiftAt(minute * 60_000))
    expect(walk.every((shift, minute) => minute === 0 || shift !== walk[minute - 1])).toBe(true)
    expect(walk[8]).toBe(walk[0])
    expect(walk.every(shift => /^translate\((-?2|0)px, (-?2|0)px\)$/.test(shift))).toBe(true)
  })
})

describe('isNight', () => {
  const overMidnight = { fromHour: 22, toHour: 6 }
  const afterMidnight = { fromHour: 1, toHour: 5 }

  it.each([
    [22, overMidnight, true],
    [3, overMidnight, true],
    [6, overMidnight, false],
    [21, overMidnight, false],
    [1, afterMidnight, true],
    [5, afterMidnight, false],
    [23, undefined, false],
  ])('at %i h', (hour, dim, expected) => {
    expect(isNight(hour, dim)).toBe(expected)
  })
})
