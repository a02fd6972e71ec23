import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayAt,
  instantOf,
  offsetMs,
  parseDay,
  parseMinuteOfDay,
  weekdayOf,
  weeksBetween,
} from './zoned-time.ts'

const at = (zone: string, day: string, minute: number): string =>
  new Date(instantOf(zone, parseDay(day)!, minute)).toISOString()

describe('local time', () => {
  it.each([
    ['winter in Warsaw', 'Europe/Warsaw', '2026-01-15', 8 * 60, '2026-01-15T07:00:00.000Z'],
    ['summer in Warsaw', 'Europe/Warsaw', '2026-07-15', 8 * 60, '2026-07-15T06:00:00.000Z'],
    ['the last minute before summer time', 'Europe/Warsaw', '2026-03-29', 119, '2026-03-29T00:59:00.000Z'],
    [
      'a time that summer time skips comes out after the gap',
      'Europe/Warsaw',
      '2026-03-29',
      150,
      '2026-03-29T01:30:00.000Z',
    ],
    ['08:00 on that morning is summer time', 'Europe/Warsaw', '2026-03-29', 480, '2026-03-29T06:00:00.000Z'],
    ['a time that happens twice is the first', 'Europe/Warsaw', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['Jakarta has no summer time', 'Asia/Jakarta', '2026-03-29', 480, '2026-03-29T01:00:00.000Z'],
    ['zones with half hours', 'Asia/Kolkata', '2026-03-29', 480, '2026-03-29T02:30:00.000Z'],
    ['midnight at the end of the day', 'UTC', '2026-03-29', 1440, '2026-03-30T00:00:00.000Z'],
  ])('%s', (_what, zone, day, minute, expected) => {
    expect(at(zone, day, minute)).toBe(expected)
  })

  it('comes back from an instant to the same day', () => {
    const zones = fc.constantFrom(
      'Europe/Warsaw',
      'Europe/Stockholm',
      'Asia/Jakarta',
      'America/New_York',
      'Pacific/Auckland',
      'UTC',
    )
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 240, max: 1439 }),
        (zone, days, minute) => {
          const day = addDays({ year: 1990, month: 1, day: 1 }, days)
          const instant = instantOf(zone, day, minute)
          expect(dayAt(zone, instant)).toEqual(day)
          expect(instant + offsetMs(zone, instant)).toBe(Date.UTC(day.year, day.month - 1, day.day) + minute * 60_000)
        },
      ),
    )
  })

  it('knows weekdays and counts weeks from Monday to Monday', () => {
    expect(weekdayOf(parseDay('2026-11-21')!)).toBe('sat')
    expect(weeksBetween(parseDay('2026-11-16')!, parseDay('2026-11-22')!)).toBe(0)
    expect(weeksBetween(parseDay('2026-11-22')!, parseDay('2026-11-23')!)).toBe(1)
    expect(weeksBetween(parseDay('2026-11-23')!, parseDay('2026-11-16')!)).toBe(-1)
  })

  it.each(['2026-02-30', '2026-13-01', '26-01-01', 'today'])('refuses the day %s', text => {
    expect(parseDay(text)).toBeUndefined()
  })

  it.each(['24:01', '7:00', '12:60', 'noon'])('refuses the time %s', text => {
    expect(parseMinuteOfDay(text)).toBeUndefined()
  })
})
