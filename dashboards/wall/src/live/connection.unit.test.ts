import { describe, expect, it } from 'vitest'
import { liveAddress } from './address.ts'
import { waitBefore } from './connection.ts'

describe('waitBefore', () => {
  it.each([
    [0, 0, 250, 'soon after the first break'],
    [0, 1, 500, 'half of the wait is random'],
    [3, 0.5, 3_000, 'it doubles'],
    [10, 0, 7_500, 'the cap holds'],
    [2_000, 1, 15_000, 'for ever'],
  ])('attempt %i, random %d → %i ms: %s', (attempt, random, ms) => {
    expect(waitBefore(attempt, random)).toBe(ms)
  })
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
