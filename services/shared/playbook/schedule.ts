import type { Override, Schedule, Shift } from './plan.ts'
import { idOf, refTo, text, timeZone } from './scalars.ts'
import { list, mapped, optional, record, required, type Shape } from './shape.ts'
import { endOfShift, localTime, monday, timeOfDay, weekdays } from './times.ts'

/** Any Monday does where nobody takes turns. */
const SOME_MONDAY = '1970-01-05'

const shift: Shape<Shift> = record({
  days: required(weekdays, 'Days on which it begins.'),
  from: required(timeOfDay, 'HH:MM on the clocks of the zone.'),
  to: required(endOfShift, 'HH:MM; at or before "from" it ends on the next day.'),
  people: required(list(refTo('person'), { min: 1 }), 'Who is on; several take turns by week.'),
})

const override: Shape<Override> = mapped(
  record({
    from: required(localTime, 'YYYY-MM-DDTHH:MM on the clocks of the zone.'),
    to: required(localTime, 'YYYY-MM-DDTHH:MM on the clocks of the zone.'),
    person: optional(refTo('person'), undefined, 'Who is on instead; absent: nobody.'),
    reason: required(text, 'Shown to who asks why.'),
  }),
  ({ person, ...rest }, at, { reader }) =>
    rest.from < rest.to
      ? { personId: person, ...rest }
      : reader.report(at, `must end after it begins, not ${rest.from} to ${rest.to}`),
)

export const schedule: Shape<Schedule> = mapped(
  record({
    id: required(idOf('schedule'), 'Small letters, digits, hyphens.'),
    timeZone: required(timeZone, 'IANA name; summer time is followed.'),
    turnsFrom: optional(monday, undefined, 'The Monday of the week in which the first person of each shift is on.'),
    shifts: required(list(shift, { min: 1 }), 'The week.'),
    overrides: optional(list(override), [], 'Replace the shifts for a time; the last one that covers a moment counts.'),
  }),
  ({ id, turnsFrom, ...rest }, at, { reader }) => {
    if (turnsFrom === undefined && rest.shifts.some(({ people }) => people.length > 1))
      reader.report(at, 'needs "turnsFrom": its people take turns by week')
    return { scheduleId: id, turnsFrom: turnsFrom ?? SOME_MONDAY, ...rest }
  },
)
