import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

describe('readOptions', () => {
  it('is a dark wall seen from 5 m on 55 inches when nothing is said', () => {
    expect(readOptions('')).toEqual({
      kiosk: false,
      theme: 'dark',
      distanceM: 5,
      diagonalInches: 55,
      lang: 'en',
      sound: false,
      problems: [],
    })
  })

  it('reads all parameters', () => {
    const query =
      '?kiosk=1&theme=light&distance=3.5&diagonal=75&rotate=30&lang=en-XA&sound=on&dim=21-7&token=t&screen=lobby'
    expect(readOptions(query)).toEqual({
      kiosk: true,
      theme: 'light',
      distanceM: 3.5,
      diagonalInches: 75,
      rotateS: 30,
      lang: 'en-XA',
      sound: true,
      dim: { fromHour: 21, toHour: 7 },
      token: 't',
      screen: 'lobby',
      problems: [],
    })
  })

  it.each([
    ['distance=abc', 'distance=abc', 'a number that is none'],
    ['distance=', 'distance=', 'a number that is empty'],
    ['diagonal=1', 'diagonal=1', 'a screen of one inch'],
    ['theme=blue', 'theme=blue', 'a theme that is none'],
    ['kiosk=yes', 'kiosk=yes', 'a flag that is neither on nor off'],
    ['dim=25-6', 'dim=25-6', 'an hour that no day has'],
    ['distence=3', 'distence=3', 'a name that is none'],
  ])('names %s as a problem: %3$s', (query, problem) => {
    expect(readOptions(query).problems).toEqual([problem])
  })

  it.each([
    ['rotate=5', 15, 'a page stays 15 s at least'],
    ['rotate=0', undefined, '0 is no rotation'],
    ['', undefined, 'no rotation when nothing is said'],
  ] as const)('%s → %s: %s', (query, rotateS, _) => {
    expect(readOptions(query).rotateS).toBe(rotateS)
  })
})
