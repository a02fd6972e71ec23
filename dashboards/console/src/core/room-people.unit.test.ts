import type { CrisisEventInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisEvent.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { PlannedPerson, PlannedRole } from '@tocsin/shared/live/plan.ts'
import { describe, expect, it } from 'vitest'
import { acknowledgementRows, candidatesFor, leaderOf, roleRows, subjectsFor } from './room-people.ts'

const entry = (seq: number, event: CrisisEventInput): TimelineEntry => ({
  seq,
  crisisId: 'lumo-1',
  atMs: seq * 1000,
  actor: 'anna',
  kind: '',
  text: '',
  event: event as TimelineEntry['event'],
})

const state = (personId: string, acknowledged: boolean, lapsed = false, atMs = 0) => ({
  personId,
  acknowledged,
  lapsed,
  atMs,
})

const role = (roleId: string, parts: Partial<PlannedRole> = {}): PlannedRole => ({
  roleId,
  title: `The ${roleId}`,
  brandIds: [],
  subjects: [],
  scheduleId: '',
  people: [],
  ...parts,
})

const person = (personId: string, qualifications: readonly string[] = []): PlannedPerson => ({
  personId,
  name: personId,
  languages: ['en'],
  timeZone: 'Europe/Warsaw',
  qualifications,
  contacts: [],
  manager: '',
  agency: null,
})

describe('acknowledgementRows', () => {
  it('has lapsed before waiting before acknowledged', () => {
    const acknowledgements = [state('anna', true, false, 5), state('jan', false), state('ewa', false, true, 4)]
    const rows = acknowledgementRows({ acknowledgements }, [])
    expect(rows.map(row => [row.personId, row.standing])).toEqual([
      ['ewa', 'lapsed'],
      ['jan', 'waiting'],
      ['anna', 'acknowledged'],
    ])
  })

  it('knows since when and how often from the latest asking, not from an earlier stage', () => {
    const timeline = [
      entry(1, { stageEntered: { mustAcknowledge: ['jan'] } }),
      entry(2, { acknowledgementOverdue: { personId: 'jan', round: 1 } }),
      entry(3, { stageEntered: { mustAcknowledge: ['jan', 'ewa'] } }),
      entry(4, { acknowledgementOverdue: { personId: 'ewa', round: 1 } }),
      entry(5, { acknowledgementOverdue: { personId: 'jan', round: 1 } }),
      entry(6, { acknowledgementOverdue: { personId: 'jan', round: 2 } }),
    ]
    const [jan] = acknowledgementRows({ acknowledgements: [state('jan', false)] }, timeline)
    expect(jan).toMatchObject({ askedAtMs: 3000, timesAsked: 3 })
  })

  it('counts from the moment a role was handed over', () => {
    const timeline = [entry(4, { roleAssigned: { personId: 'jan', mustAcknowledge: true } })]
    const [jan] = acknowledgementRows({ acknowledgements: [state('jan', false)] }, timeline)
    expect(jan).toMatchObject({ askedAtMs: 4000, timesAsked: 1 })
  })

  it('says nothing it does not know', () => {
    const [jan] = acknowledgementRows({ acknowledgements: [state('jan', false)] }, [])
    expect(jan).toMatchObject({ askedAtMs: 0, timesAsked: 0 })
  })
})

describe('roles', () => {
  const plan = {
    people: [person('anna'), person('jan', ['spokesperson']), person('ewa'), person('ola')],
    roles: [
      role('spokesperson', { people: ['anna', 'ewa'] }),
      role('spokesperson', { title: 'Voice of Lumo', brandIds: ['lumo'] }),
      role('product', { subjects: ['batteries', 'recall'] }),
      role('logistics', { subjects: ['recall', 'shops'], brandIds: ['kopi'] }),
    ],
  }
  const held = { roleId: 'spokesperson', personId: 'anna', because: 'on duty', next: ['ewa'] }

  it('takes the title made for the brand before the one for all', () => {
    const titles = (brandIds: string[]) => roleRows({ roles: [held], brandIds }, plan, 'anna').map(row => row.title)
    expect([titles(['lumo']), titles(['kopi'])]).toEqual([['Voice of Lumo'], ['The spokesperson']])
  })

  it('knows which are mine', () => {
    const mine = (me: string) => roleRows({ roles: [held], brandIds: ['lumo'] }, plan, me)[0]?.mine
    expect([mine('anna'), mine('jan'), mine('')]).toEqual([true, false, false])
  })

  it('offers whom the plan names or qualifies, but not who has it', () => {
    expect(candidatesFor(plan, 'spokesperson', 'anna').map(one => one.personId)).toEqual(['jan', 'ewa'])
  })

  it('knows what can be asked for the brands of the crisis, each once', () => {
    expect(subjectsFor(plan, ['lumo'])).toEqual(['batteries', 'recall'])
    expect(subjectsFor(plan, ['lumo', 'kopi'])).toEqual(['batteries', 'recall', 'shops'])
  })

  it.each([
    ['the crisis lead', [{ ...held, roleId: 'crisis-lead' }], ['jan'], 'anna'],
    ['the lead, where it is called that', [{ ...held, roleId: 'lead' }], ['jan'], 'anna'],
    ['who confirmed, without a crisis lead', [held], ['jan'], 'jan'],
    ['who confirmed, while nobody has the role', [{ ...held, roleId: 'crisis-lead', personId: '' }], ['jan'], 'jan'],
    ['nobody', [], [], ''],
  ])('lets %s lead', (_who, roles, confirmedBy, leader) => {
    expect(leaderOf({ roles, confirmedBy })).toBe(leader)
  })
})
