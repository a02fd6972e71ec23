import { parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { describe, expect, it } from 'vitest'
import { showDuties } from './duty-figures.ts'
import { EMPTY_PLAYBOOK } from './playbooks.ts'

const planWith = (brand: string) => {
  const { playbook, problems } = parsePlaybook([
    {
      path: 'plan.yaml',
      text: `
brands: [{ id: ${brand}, name: A, timeZone: UTC, terms: [a] }]
people: [{ id: anna, name: Anna, languages: [en], timeZone: UTC, contacts: [{ id: mail, kind: email, target: a@example.org }] }]
schedules:
  - id: days
    timeZone: UTC
    shifts: [{ days: [mon, tue, wed, thu, fri, sat, sun], from: '08:00', to: '16:00', people: [anna] }]
roles: [{ id: lead, title: Lead, schedule: days }]
chains: [{ id: all, repeat: 5m, links: [{ roles: [lead], wait: 5m }] }]
`,
    },
  ])
  if (!playbook) throw new Error(JSON.stringify(problems))
  return playbook
}

describe('figures of duties', () => {
  it('follow the clock and the plan', async () => {
    const metrics = createMetrics()
    let current = { version: 0, playbook: EMPTY_PLAYBOOK }
    let nowMs = Date.parse('2026-11-20T10:00:00Z')
    showDuties(metrics, { current: () => current }, () => nowMs)
    const shown = async () => (await metrics.text()).split('\n').filter(line => line.startsWith('tocsin_'))

    expect(await shown()).toEqual([])
    current = { version: 1, playbook: planWith('lumo') }
    expect(await shown()).toEqual(['tocsin_escalation_nobody_on_duty{brand="lumo",role="lead"} 0'])
    nowMs = Date.parse('2026-11-20T16:00:00Z')
    expect(await shown()).toEqual(['tocsin_escalation_nobody_on_duty{brand="lumo",role="lead"} 1'])
    nowMs = Date.parse('2026-11-21T08:00:00Z')
    expect(await shown()).toEqual(['tocsin_escalation_nobody_on_duty{brand="lumo",role="lead"} 0'])
    current = { version: 2, playbook: planWith('kopi') }
    expect(await shown()).toEqual(['tocsin_escalation_nobody_on_duty{brand="kopi",role="lead"} 0'])
  })
})
