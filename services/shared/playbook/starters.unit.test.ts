import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findHolder } from './holder.ts'
import { loadPlaybook } from './load.ts'

const folder = (name: string): string => fileURLToPath(new URL(`../../../deploy/playbooks/${name}`, import.meta.url))

const SHIPPED = [
  ['en', ['en']],
  ['pl', ['pl', 'en']],
  ['sv', ['sv', 'en']],
  ['id', ['id', 'en']],
  ['demo', ['en', 'pl', 'sv', 'id']],
] as const

const CRISIS_TYPES = [
  'product-safety',
  'outage',
  'data-leak',
  'own-post',
  'staff-behaviour',
  'vulgar-quarrel',
  'competitor-attack',
  'account-taken-over',
  'misinformation',
  'boycott',
  'worst-case',
]
const HOUR_MS = 3_600_000

describe.each(SHIPPED)('the playbook %s', (name, languages) => {
  const { playbook, problems } = loadPlaybook(folder(name))

  it('has no problems and knows every crisis type, the worst case included', () => {
    expect(problems).toEqual([])
    expect(playbook!.scenarios.map(({ scenarioId }) => scenarioId)).toEqual(CRISIS_TYPES)
    expect(playbook!.stages.map(({ stageId }) => stageId)).toEqual(['potential', 'one', 'two', 'three'])
  })

  it('has a holding statement and a word to staff per scenario, and a policy, in each of its languages', () => {
    for (const { holdingStatement, wordToStaff } of playbook!.scenarios) {
      expect(Object.keys(holdingStatement)).toEqual(languages)
      expect(Object.keys(wordToStaff)).toEqual(languages)
    }
    expect(Object.keys(playbook!.policy)).toContain(languages[0])
  })

  it('opens the same basic steps wherever a crisis begins', () => {
    const stepsOf = (id: string) =>
      playbook!.stages.find(({ stageId }) => stageId === id)!.steps.map(step => step.stepId)
    expect(stepsOf('two')).toEqual(expect.arrayContaining(stepsOf('one')))
    expect(stepsOf('three')).toEqual(expect.arrayContaining(stepsOf('two')))
  })

  it('has somebody with a next in line for the crisis lead at every hour of a fortnight', () => {
    const from = Date.parse('2026-12-20T00:00:00Z')
    for (const { brandId } of playbook!.brands)
      for (let hour = 0; hour < 14 * 24; hour++) {
        const holder = findHolder(playbook!, 'crisis-lead', brandId, from + hour * HOUR_MS)
        expect(holder.personId).toBeDefined()
        expect(holder.because).not.toContain('nobody')
        expect(holder.next).not.toEqual([])
      }
  })

  it('tells editors where the schema is', () => {
    for (const file of readdirSync(folder(name)))
      expect(readFileSync(`${folder(name)}/${file}`, 'utf8')).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/playbook\.schema\.json\n/,
      )
  })
})
