import { parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { describe, expect, it } from 'vitest'
import { dutiesAt } from './duty.ts'

const YAML = `
brands:
  - id: lumo
    name: Lumo
    timeZone: UTC
    terms: [lumo]
people:
  - { id: anna, name: Anna, languages: [en], timeZone: UTC, contacts: [{ id: mail, kind: email, target: anna@example.org }] }
  - id: eva
    name: Eva
    languages: [en]
    timeZone: UTC
    contacts: [{ id: mail, kind: email, target: eva@example.org }]
    agency: { name: Studio, brands: [lumo], until: 2026-11-21T18:00:00Z }
schedules:
  - id: office
    timeZone: UTC
    shifts: [{ days: [mon, tue, wed, thu, fri], from: '08:00', to: '16:00', people: [anna] }]
roles:
  - { id: lead, title: Lead, schedule: office }
  - { id: press, title: Press, people: [eva] }
chains:
  - id: all
    repeat: 5m
    links:
      - { roles: [lead], wait: 5m }
      - { roles: [press, lead], wait: 5m }
`

const planOf = (yaml: string) => {
  const { playbook, problems } = parsePlaybook([{ path: 'plan.yaml', text: yaml }])
  if (!playbook) throw new Error(JSON.stringify(problems))
  return playbook
}
const at = (iso: string) => dutiesAt(planOf(YAML), Date.parse(iso))
const held = (iso: string) => Object.fromEntries(at(iso).duties.map(({ roleId, isHeld }) => [roleId, isHeld]))

describe('duties', () => {
  it.each([
    ['in a shift', '2026-11-20T10:00:00Z', { lead: true, press: true }],
    ['between two shifts, where the role names nobody else', '2026-11-20T20:00:00Z', { lead: false, press: true }],
    ['after the agency has ended', '2026-11-23T10:00:00Z', { lead: true, press: false }],
  ])('says who is missing %s', (_, iso, expected) => {
    expect(held(iso)).toEqual(expected)
  })

  it.each([
    ['the end of the shift', '2026-11-20T10:00:00Z', '2026-11-20T16:00:00Z'],
    ['the end of an agency', '2026-11-21T10:00:00Z', '2026-11-21T18:00:00Z'],
    ['the next shift', '2026-11-22T10:00:00Z', '2026-11-23T08:00:00Z'],
  ])('holds until %s', (_, iso, until) => {
    expect(new Date(at(iso).untilMs).toISOString()).toBe(new Date(until).toISOString())
  })

  it('asks for each brand apart where an agency acts for one of them only', () => {
    const two = YAML.replace('people:', '  - { id: kopi, name: Kopi, timeZone: UTC, terms: [kopi] }\npeople:')
    const { duties } = dutiesAt(planOf(two), Date.parse('2026-11-20T10:00:00Z'))
    expect(duties.map(({ brandId, roleId, isHeld }) => `${brandId} ${roleId} ${isHeld}`)).toEqual([
      'lumo lead true',
      'lumo press true',
      'kopi lead true',
      'kopi press false',
    ])
  })

  it('names each role once per brand, and nothing without brands', () => {
    expect(at('2026-11-20T10:00:00Z').duties.map(({ brandId, roleId }) => `${brandId} ${roleId}`)).toEqual([
      'lumo lead',
      'lumo press',
    ])
    expect(dutiesAt({ ...planOf(YAML), brands: [] }, 0).duties).toEqual([])
  })
})
