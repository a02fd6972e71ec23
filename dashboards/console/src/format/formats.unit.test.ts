import { describe, expect, it } from 'vitest'
import { formatsFor } from './formats.ts'

const formats = formatsFor('en-GB', 'Europe/Warsaw')
const NIGHT = Date.UTC(2026, 10, 28, 22, 40)
const MINUTE = 60_000

describe('times', () => {
  it.each([
    ['today', NIGHT - MINUTE, '23:39'],
    ['this week', NIGHT - 24 * 60 * MINUTE, 'Fri 23:40'],
    ['earlier', NIGHT - 30 * 24 * 60 * MINUTE, '29 Oct 23:40'],
  ])('say the day unless it is today: %s', (_says, ms, expected) => {
    expect(formats.time(ms, NIGHT)).toBe(expected)
  })

  it("say the brand's where it differs, and nothing for a zone that is not known", () => {
    expect(formats.timeIn(NIGHT, 'Asia/Jakarta')).toBe('05:40')
    expect(formats.timeIn(NIGHT, 'Europe/Stockholm')).toBeUndefined()
    expect(formats.timeIn(NIGHT, 'Mars/Olympus')).toBeUndefined()
  })

  it('name the zone, in summer too', () => {
    expect([formats.zone(NIGHT), formats.zone(Date.UTC(2026, 6, 1))]).toEqual(['CET', 'CEST'])
  })
})

describe('spans', () => {
  it.each([
    [42_000, '42 s'],
    [26 * MINUTE, '26 min'],
    [185 * MINUTE, '3 h 5 min'],
    [240 * MINUTE, '4 h'],
    [48 * 60 * MINUTE, '2 d'],
    [52 * 60 * MINUTE, '2 d 4 h'],
    [-5, '0 s'],
  ])('%d ms are %s', (ms, expected) => {
    expect(formats.span(ms)).toBe(expected)
  })

  it.each([
    [222_000, '3:42'],
    [9_000, '0:09'],
    [3_909_000, '1:05:09'],
    [-1, '0:00'],
  ])('run down: %d ms are %s', (ms, expected) => {
    expect(formats.countdown(ms)).toBe(expected)
  })
})

it('rounds a share, but a lower bound down', () => {
  expect([formats.share(0.569), formats.atLeast(0.569), formats.atLeast(0.29)]).toEqual(['57 %', '56 %', '29 %'])
})

it('names languages, and lists', () => {
  expect([formats.language('pl'), formats.language('und')]).toEqual(['Polish', 'unknown language'])
  expect(formats.list(['Anna', 'Jan', 'Eva'])).toBe('Anna, Jan and Eva')
})
