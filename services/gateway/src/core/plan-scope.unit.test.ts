import { parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { describe, expect, it } from 'vitest'
import { planWithin } from './plan-scope.ts'

const PLAN = `
brands:
  - { id: lumo, name: Lumo, timeZone: UTC, terms: [lumo] }
  - { id: kopi, name: Kopi, timeZone: UTC, terms: [kopi] }
people:
  - { id: anna, contacts: &mail [{ id: mail, kind: email, target: people@firm.example }], name: Anna, languages: [en], timeZone: UTC, qualifications: [lead, kopi-lead], manager: mia }
  - { id: budi, contacts: *mail, name: Budi, languages: [id], timeZone: UTC, qualifications: [kopi-lead] }
  - { id: cici, name: Cici, languages: [id], timeZone: UTC }
  - { id: mia, contacts: *mail, name: Mia, languages: [en], timeZone: UTC, manager: zoe }
  - { id: zoe, contacts: *mail, name: Zoe, languages: [en], timeZone: UTC }
  - { id: rest, name: Rest, languages: [en], timeZone: UTC }
  - { id: agent, name: Agent, languages: [en], timeZone: UTC, agency: { name: Big, brands: [kopi], until: "2099-01-01T00:00Z" } }
roles:
  - { id: lead, title: Lead, people: [anna] }
  - { id: kopi-lead, title: Lead of Kopi, brands: [kopi], people: [budi, mia] }
  - { id: kopi-duty, title: On duty, brands: [kopi], schedule: nights }
schedules:
  - { id: nights, timeZone: UTC, shifts: [{ days: [mon, sun], from: "00:00", to: "24:00", people: [cici] }], turnsFrom: "2026-01-05" }
chains:
  - { id: all, links: [{ roles: [lead], wait: 5m }], repeat: 5m }
stages:
  - { id: potential, title: Potential, notify: [lead] }
  - id: alarm
    title: Alarm
    notify: [lead, kopi-lead]
    mustAcknowledge: [lead]
    steps:
      - { id: facts, role: lead, text: Collect facts, due: 10m }
      - { id: call, role: kopi-lead, text: Call the shops, due: 10m }
scenarios:
  - { id: outage, title: Outage, holdingStatement: { en: Soon. }, wordToStaff: { en: Wait. }, spokesperson: kopi-lead }
connectors:
  - { id: desk, title: Desk, kind: manual, owner: lead, brands: [lumo, kopi], instructions: Stop }
  - { id: kopi-desk, title: Desk of Kopi, kind: manual, owner: kopi-lead, brands: [kopi], instructions: Stop }
flagCodes:
  - { code: code-of-kopi-0001, label: Kopi, brands: [kopi] }
  - { code: code-of-everybody-1, label: All }
`
const { playbook, problems } = parsePlaybook([{ path: 'plan.yaml', text: PLAN }])
const seen = (scope: readonly string[] | undefined, reader = 'anna') =>
  planWithin(playbook!, scope && new Set(scope), reader)
const idsOf = (plan: ReturnType<typeof seen>) => plan.people.map(({ personId }) => personId)

describe('a plan as somebody reads it who sees one brand of two', () => {
  it('is read without problems', () => expect(problems).toEqual([]))

  it('is whole for who sees all', () => expect(seen(undefined)).toBe(playbook))

  it('leaves out who works for other brands only, by name or on a shift, and other agencies', () => {
    expect(idsOf(seen(['lumo']))).toEqual(['anna', 'mia', 'zoe', 'rest'])
    expect(idsOf(seen(['kopi']))).toEqual(['anna', 'budi', 'cici', 'mia', 'zoe', 'rest', 'agent'])
    expect(idsOf(seen(['lumo'], 'budi'))).toContain('budi')
  })

  it('leaves out roles, steps, connectors and codes of other brands', () => {
    const { brands, roles, stages, scenarios, connectors, flagCodes } = seen(['lumo'])
    expect(brands.map(({ brandId }) => brandId)).toEqual(['lumo'])
    expect(roles.map(({ roleId }) => roleId)).toEqual(['lead'])
    expect(stages[1]).toMatchObject({ notify: ['lead'], mustAcknowledge: ['lead'], steps: [{ stepId: 'facts' }] })
    expect(scenarios[0]!.spokesperson).toBeUndefined()
    expect(connectors).toMatchObject([{ connectorId: 'desk', brands: ['lumo'] }])
    expect(flagCodes.map(({ label }) => label)).toEqual(['All'])
  })

  it('names no brand but its own, and nobody and no role that is not there', () => {
    const plan = seen(['lumo'])
    expect(JSON.stringify({ ...plan, schedules: [], chains: [] })).not.toContain('kopi')
    const people = new Set(idsOf(plan))
    expect(plan.people.every(({ manager }) => !manager || people.has(manager))).toBe(true)
    expect(plan.roles.flatMap(role => role.people).every(id => people.has(id))).toBe(true)
  })
})
