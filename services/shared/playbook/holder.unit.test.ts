import { describe, expect, it } from 'vitest'
import { findHolder } from './holder.ts'
import type { Person, Playbook, Role, Schedule, Weekday } from './plan.ts'

const ALL_DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const person = (personId: string, more: Partial<Person> = {}): Person => ({
  personId,
  name: personId,
  languages: ['en'],
  timeZone: 'Europe/Warsaw',
  qualifications: ['lead'],
  contacts: [],
  manager: undefined,
  agency: undefined,
  ...more,
})
const role = (more: Partial<Role> = {}): Role => ({
  roleId: 'lead',
  title: 'Lead',
  brands: [],
  subjects: [],
  scheduleId: 'duty',
  people: ['chris'],
  ...more,
})
const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  scheduleId: 'duty',
  timeZone: 'Europe/Warsaw',
  turnsFrom: '2026-03-02',
  shifts: [
    { days: ALL_DAYS, from: '08:00', to: '20:00', people: ['anna', 'bo'] },
    { days: ALL_DAYS, from: '20:00', to: '08:00', people: ['dina'] },
  ],
  overrides: [],
  ...more,
})
const plan = (more: Partial<Pick<Playbook, 'people' | 'roles' | 'schedules'>> = {}) => ({
  people: [
    person('anna', { manager: 'maja' }),
    person('bo'),
    person('chris'),
    person('dina', { manager: 'maja' }),
    person('maja'),
  ],
  roles: [role()],
  schedules: [schedule()],
  ...more,
})
const who = (iso: string, of = plan(), brandId = 'lumo') => findHolder(of, 'lead', brandId, Date.parse(iso))

describe('who holds a role', () => {
  it.each([
    ['a shift of the first week', '2026-03-04T12:00:00+01:00', 'anna'],
    ['the turn changes with the week', '2026-03-11T12:00:00+01:00', 'bo'],
    ['and comes back', '2026-03-18T12:00:00+01:00', 'anna'],
    ['also before the first week', '2026-02-25T12:00:00+01:00', 'bo'],
    ['a night shift goes past midnight', '2026-03-04T02:00:00+01:00', 'dina'],
    ['a shift ends at its last minute', '2026-03-04T07:59:59+01:00', 'dina'],
    ['and the next begins at once', '2026-03-04T08:00:00+01:00', 'anna'],
    ['08:00 after the change to summer time is 06:00 UTC', '2026-03-29T06:00:00Z', 'bo'],
    ['one second before it the night still holds', '2026-03-29T05:59:59Z', 'dina'],
  ])('%s', (_what, iso, expected) => {
    expect(who(iso).personId).toBe(expected)
  })

  it('says by which rule, until when, and who is next', () => {
    expect(who('2026-03-28T23:40:00+01:00')).toEqual({
      roleId: 'lead',
      personId: 'dina',
      because: 'on duty by schedule duty, sat 20:00–08:00 Europe/Warsaw',
      next: ['chris', 'maja'],
      untilMs: Date.parse('2026-03-29T08:00:00+02:00'),
    })
  })

  it('lets the last override win, and ends a shift where an override begins', () => {
    const of = plan({
      schedules: [
        schedule({
          overrides: [
            { from: '2026-03-04T10:00', to: '2026-03-04T14:00', personId: 'bo', reason: 'dentist' },
            { from: '2026-03-04T12:00', to: '2026-03-04T13:00', personId: 'maja', reason: 'lunch' },
          ],
        }),
      ],
    })
    expect(who('2026-03-04T09:00:00+01:00', of).untilMs).toBe(Date.parse('2026-03-04T10:00:00+01:00'))
    expect(who('2026-03-04T11:00:00+01:00', of)).toMatchObject({
      personId: 'bo',
      untilMs: Date.parse('2026-03-04T12:00:00+01:00'),
    })
    expect(who('2026-03-04T12:30:00+01:00', of)).toMatchObject({
      personId: 'maja',
      because: 'override 2026-03-04T12:00–2026-03-04T13:00 Europe/Warsaw: lunch',
    })
  })

  it('asks the first of the role when the schedule has nobody on', () => {
    const of = plan({
      schedules: [schedule({ shifts: [{ days: ['mon'], from: '08:00', to: '16:00', people: ['anna'] }] })],
    })
    expect(who('2026-03-04T12:00:00+01:00', of)).toMatchObject({
      personId: 'chris',
      because: 'nobody is on by schedule duty, so the first of the role is asked',
      untilMs: Date.parse('2026-03-09T08:00:00+01:00'),
    })
  })

  it('finds the hole when nobody can be reached', () => {
    const of = plan({ roles: [role({ people: [] })], schedules: [schedule({ shifts: [] })] })
    expect(who('2026-03-04T12:00:00+01:00', of)).toMatchObject({ personId: undefined, next: [] })
    expect(findHolder(of, 'legal', 'lumo', 0).because).toBe('no role legal for lumo in the playbook')
  })

  it('prefers a role made for the brand', () => {
    const of = plan({ roles: [role(), role({ brands: ['lumo'], scheduleId: undefined, people: ['bo'] })] })
    expect(who('2026-03-04T12:00:00+01:00', of)).toMatchObject({ personId: 'bo', because: 'named in role lead' })
    expect(who('2026-03-04T12:00:00+01:00', of, 'kopi-pagi').personId).toBe('anna')
  })

  it('passes over people of an agency outside their brands and their time', () => {
    const agency = { name: 'Agency', brands: ['lumo'], until: '2026-03-10T00:00:00Z' }
    const of = plan({ people: [person('anna', { agency }), person('bo'), person('chris'), person('dina')] })
    expect(who('2026-03-04T12:00:00+01:00', of).personId).toBe('anna')
    expect(who('2026-03-04T12:00:00+01:00', of, 'kopi-pagi').personId).toBe('chris')
    expect(who('2026-03-18T12:00:00+01:00', of).personId).toBe('chris')
  })
})
