import type { Weekday } from './plan.ts'

/** A day of the calendar, without zone. `month` and `day` count from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatter = (timeZone: string): Intl.DateTimeFormat => {
  let found = formatters.get(timeZone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-u-ca-gregory', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timeZone, found)
  }
  return found
}

/** The wall clock of the zone at an instant, as the epoch time at which a clock in UTC shows the same. */
const wallClockMs = (timeZone: string, atMs: number): number => {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatter(timeZone).formatToParts(atMs)) parts[type] = Number(value)
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second'])
}

/** What the zone's clocks are ahead of UTC at an instant. */
export const offsetMs = (timeZone: string, atMs: number): number =>
  wallClockMs(timeZone, atMs) - Math.floor(atMs / 1000) * 1000

export const dayAt = (timeZone: string, atMs: number): CalendarDay => {
  const wall = new Date(wallClockMs(timeZone, atMs))
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }
}

const serial = ({ year, month, day }: CalendarDay): number => Math.round(Date.UTC(year, month - 1, day) / DAY_MS)

export const addDays = (day: CalendarDay, count: number): CalendarDay => {
  const moved = new Date((serial(day) + count) * DAY_MS)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
export const weekdayIndex = (day: CalendarDay): number => (((serial(day) + 3) % 7) + 7) % 7

export const weekdayOf = (day: CalendarDay): Weekday => WEEKDAYS[weekdayIndex(day)]!

/** Whole weeks, Monday to Monday, from one day's week to another's. */
export const weeksBetween = (from: CalendarDay, to: CalendarDay): number =>
  (serial(to) - weekdayIndex(to) - (serial(from) - weekdayIndex(from))) / 7

/**
 * The instant at which the zone's clocks show this time. A time that is skipped (clocks go forward) is the moment after the gap by as much
 * as it lies in it; a time that happens twice (clocks go back) is the first of the two.
 */
export const instantOf = (timeZone: string, { year, month, day }: CalendarDay, minuteOfDay: number): number => {
  const wall = Date.UTC(year, month - 1, day) + minuteOfDay * MINUTE_MS
  const before = offsetMs(timeZone, wall - DAY_MS)
  const after = offsetMs(timeZone, wall + DAY_MS)
  const fits = [before, after]
    .map(offset => wall - offset)
    .filter(instant => offsetMs(timeZone, instant) === wall - instant)
  return fits.length > 0 ? Math.min(...fits) : wall - before
}

/** `YYYY-MM-DD`; undefined when it is no such day. */
export const parseDay = (text: string): CalendarDay | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  const same = addDays(day, 0)
  return same.month === day.month && same.day === day.day ? day : undefined
}

/** `HH:MM` as minutes of the day, 24:00 included; undefined when it is no such time. */
export const parseMinuteOfDay = (text: string): number | undefined => {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  return match && Number(match[2]) < 60 && minutes <= 1440 ? minutes : undefined
}
