import { describe, expect, it } from 'vitest'
import { liveAddress } from './address.ts'
import { waitBefore } from './wait.ts'

describe('waitBefore', () => {
  it.each([
    [0, 0, false, 250, 'soon after it was cut'],
    [0, 1, false, 2_000, 'but all were cut, and any moment is as good'],
    [1, 0.5, false, 2_125, 'it doubles'],
    [10, 1, false, 15_000, 'the cap holds'],
    [0, 0, true, 250, 'soon after it was told'],
    [0, 1, true, 1_000, 'few are told at a time'],
    [3, 0.5, true, 5_000, 'it doubles, and most is random'],
    [2_000, 1, true, 15_000, 'for ever'],
  ])('attempt %i, random %d, told %s → %i ms: %s', (attempt, random, wasTold, ms) => {
    expect(waitBefore(attempt, random, wasTold)).toBe(ms)
  })

  it.each([false, true])(
    'spreads those who left at once (told: %s): no more than 15 %% come within 100 ms',
    wasTold => {
      const waits = Array.from({ length: 1_000 }, (_, index) => waitBefore(0, index / 1_000, wasTold))
      const fullest = Math.max(...waits.map(from => waits.filter(ms => ms >= from && ms < from + 100).length))
      expect(fullest).toBeLessThanOrEqual(150)
    },
  )
})

describe('liveAddress', () => {
  const options = {
    kiosk: false,
    theme: 'dark',
    distanceM: 5,
    diagonalInches: 55,
    lang: 'en',
    sound: false,
    problems: [],
  } as const

  it.each([
    ['http://wall.test:8080/wall', {}, 'ws://wall.test:8080/v1/live?page=%2Fwall'],
    [
      'https://wall.test/wall/ops',
      { screen: 'lobby', token: 'a b' },
      'wss://wall.test/v1/live?page=%2Fwall%2Fops&screen=lobby&token=a+b',
    ],
  ])('%s', (href, more, address) => {
    expect(liveAddress(new URL(href), { ...options, ...more })).toBe(address)
  })
})
