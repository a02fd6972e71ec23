import type { Weekday } from './plan.ts'
import { oneOf, textThat } from './scalars.ts'
import { list, mapped, type Shape } from './shape.ts'
import { addDays, parseDay, parseMinuteOfDay, WEEKDAYS, weekdayIndex } from './zoned-time.ts'

const DAY = String.raw`\d{4}-\d{2}-\d{2}`
const TIME = String.raw`\d{2}:\d{2}`
const ZONE = String.raw`(Z|[+-]\d{2}:\d{2})`

export const day: Shape<string> = textThat(
  { pattern: `^${DAY}$` },
  'a day such as "2026-03-02"',
  value => parseDay(value) !== undefined,
)

export const monday: Shape<string> = mapped(day, (value, at, { reader }) => {
  const index = weekdayIndex(parseDay(value)!)
  if (index === 0) return value
  const { year, month, day: date } = addDays(parseDay(value)!, -index)
  const before = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join(
    '-',
  )
  return reader.report(at, `must be a Monday, not "${value}".`, before)
})

/** `HH:MM`. */
export const timeOfDay: Shape<string> = textThat({ pattern: `^${TIME}$` }, 'a time such as "08:00"', value => {
  const minute = parseMinuteOfDay(value)
  return minute !== undefined && minute < 1440
})

/** `HH:MM`, 24:00 included. */
export const endOfShift: Shape<string> = textThat(
  { pattern: `^${TIME}$` },
  'a time such as "20:00" or "24:00"',
  value => parseMinuteOfDay(value) !== undefined,
)

/** `YYYY-MM-DDTHH:MM`, on the clocks of a schedule's zone. */
export const localTime: Shape<string> = textThat(
  { pattern: `^${DAY}T${TIME}$` },
  'a local time such as "2026-03-04T10:00"',
  value => {
    const [date = '', time = ''] = value.split('T')
    return parseDay(date) !== undefined && parseMinuteOfDay(time) !== undefined
  },
)

/** A time with its zone, e.g. `2026-12-31T23:59Z`. */
export const instant: Shape<string> = textThat(
  { pattern: `^${DAY}T${TIME}(:\\d{2})?${ZONE}$` },
  'a time with its zone such as "2026-12-31T18:00+01:00"',
  value =>
    new RegExp(`^${DAY}T${TIME}(:\\d{2})?${ZONE}$`).test(value) &&
    parseDay(value.slice(0, 10)) !== undefined &&
    !Number.isNaN(Date.parse(value)),
)

export const weekdays: Shape<readonly Weekday[]> = list(oneOf(WEEKDAYS), { min: 1 })
