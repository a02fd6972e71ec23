import type { Person, Playbook, Role, Schedule, Shift } from './plan.ts'
import {
  addDays,
  type CalendarDay,
  dayAt,
  instantOf,
  parseDay,
  parseMinuteOfDay,
  weekdayOf,
  weeksBetween,
} from './zoned-time.ts'

/** Who holds a role, why, and who is next. */
export interface Holder {
  readonly roleId: string
  /** Undefined when nobody does: a hole in the plan. */
  readonly personId: string | undefined
  /** The rule that says so, as a sentence. */
  readonly because: string
  /** Who is asked next, in order: the role's other people, then managers. */
  readonly next: readonly string[]
  /** When the answer may change; undefined when it does not. */
  readonly untilMs: number | undefined
}

interface Slot {
  readonly fromMs: number
  readonly toMs: number
  readonly personId: string | undefined
  readonly because: string
}

const MINUTES_OF_DAY = 1440
/** A shift lasts at most a day, so that the days around an instant hold every shift that can cover or follow it within a week. */
const DAYS_AHEAD = 8

const shiftSlot = (schedule: Schedule, shift: Shift, day: CalendarDay): Slot => {
  const from = parseMinuteOfDay(shift.from)!
  const to = parseMinuteOfDay(shift.to)!
  const lastDay = to <= from && to !== MINUTES_OF_DAY ? addDays(day, 1) : day
  const turn = weeksBetween(parseDay(schedule.turnsFrom)!, day)
  const count = shift.people.length
  return {
    fromMs: instantOf(schedule.timeZone, day, from),
    toMs: instantOf(schedule.timeZone, lastDay, to),
    personId: shift.people[((turn % count) + count) % count],
    because: `on duty by schedule ${schedule.scheduleId}, ${weekdayOf(day)} ${shift.from}–${shift.to} ${schedule.timeZone}`,
  }
}

const localInstant = (timeZone: string, text: string): number => {
  const [day = '', time = ''] = text.split('T')
  return instantOf(timeZone, parseDay(day)!, parseMinuteOfDay(time)!)
}

const overrideSlots = ({ timeZone, overrides }: Schedule): Slot[] =>
  overrides.map(({ from, to, personId, reason }) => ({
    fromMs: localInstant(timeZone, from),
    toMs: localInstant(timeZone, to),
    personId,
    because: `override ${from}–${to} ${timeZone}: ${reason}`,
  }))

const covers = ({ fromMs, toMs }: Slot, atMs: number): boolean => fromMs <= atMs && atMs < toMs

/** What the schedule says at an instant (the last override that covers it, else the first shift), and when that ends. */
const onDuty = (
  schedule: Schedule,
  atMs: number,
): Slot | { readonly personId: undefined; readonly because: string; readonly toMs: number | undefined } => {
  const today = dayAt(schedule.timeZone, atMs)
  const shifts = Array.from({ length: DAYS_AHEAD + 1 }, (_, index) => addDays(today, index - 1)).flatMap(day =>
    schedule.shifts.filter(({ days }) => days.includes(weekdayOf(day))).map(shift => shiftSlot(schedule, shift, day)),
  )
  const overrides = overrideSlots(schedule)
  const found = overrides.findLast(slot => covers(slot, atMs)) ?? shifts.find(slot => covers(slot, atMs))
  const starts = [...overrides, ...shifts].map(({ fromMs }) => fromMs).filter(fromMs => fromMs > atMs)
  if (found)
    return {
      ...found,
      toMs: Math.min(found.toMs, ...overrides.map(({ fromMs }) => fromMs).filter(fromMs => fromMs > atMs)),
    }
  return {
    personId: undefined,
    because: `nobody is on by schedule ${schedule.scheduleId}`,
    toMs: starts.length > 0 ? Math.min(...starts) : undefined,
  }
}

const mayAct = ({ agency }: Person, brandId: string, atMs: number): boolean =>
  !agency || (agency.brands.includes(brandId) && atMs < Date.parse(agency.until))

/** The role that serves the brand: one made for it before one made for all. */
export const roleFor = (roles: readonly Role[], roleId: string, brandId: string): Role | undefined => {
  const same = roles.filter(role => role.roleId === roleId)
  return same.find(({ brands }) => brands.includes(brandId)) ?? same.find(({ brands }) => brands.length === 0)
}

/**
 * Who holds role R for brand B at time T, by which rule, and who is next. One answer for the notifier, the console, the wall and `tocsin who`.
 * A person of an agency counts only for the agency's brands and before its time is up.
 */
export const findHolder = (
  playbook: Pick<Playbook, 'people' | 'roles' | 'schedules'>,
  roleId: string,
  brandId: string,
  atMs: number,
): Holder => {
  const role = roleFor(playbook.roles, roleId, brandId)
  if (!role)
    return {
      roleId,
      personId: undefined,
      because: `no role ${roleId} for ${brandId} in the playbook`,
      next: [],
      untilMs: undefined,
    }
  const person = (id: string | undefined): Person | undefined => playbook.people.find(({ personId }) => personId === id)
  const usable = (id: string | undefined): id is string => {
    const found = person(id)
    return found !== undefined && mayAct(found, brandId, atMs)
  }
  const schedule = playbook.schedules.find(({ scheduleId }) => scheduleId === role.scheduleId)
  const duty = schedule && onDuty(schedule, atMs)
  const fixed = role.people.filter(usable)
  const scheduled = usable(duty?.personId) ? duty.personId : undefined
  const holder = scheduled ?? fixed[0]
  const others = fixed.filter(id => id !== holder)
  const managers = [holder, ...others].map(id => person(id)?.manager).filter(usable)
  const next = [...new Set([...others, ...managers])].filter(id => id !== holder)
  const fallback = holder === undefined ? 'and the role names nobody else' : 'so the first of the role is asked'
  return {
    roleId,
    personId: holder,
    because: scheduled
      ? duty!.because
      : duty
        ? `${duty.because}, ${fallback}`
        : holder
          ? `named in role ${roleId}`
          : `role ${roleId} names nobody who may act for ${brandId}`,
    next,
    untilMs: duty?.toMs,
  }
}
