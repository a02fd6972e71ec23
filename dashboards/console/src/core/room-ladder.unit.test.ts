import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import type { PlannedRole, PlannedStage } from '@tocsin/shared/live/plan.ts'
import { describe, expect, it } from 'vitest'
import { ladderOf } from './room-ladder.ts'

const stage = (stageId: string, parts: Partial<PlannedStage> = {}): PlannedStage => ({
  stageId,
  title: stageId,
  entry: [],
  exit: [],
  steps: [],
  notify: [],
  mustAcknowledge: [],
  updateEveryMs: 0,
  holdAccounts: [],
  ...parts,
})

const role = (roleId: string): PlannedRole => ({
  roleId,
  title: `The ${roleId}`,
  brandIds: [],
  subjects: [],
  scheduleId: '',
  people: [],
})

const planned = (stepId: string) => ({ stepId, roleId: 'lead', text: stepId, dueMs: 60_000, mustDo: false })

const opened = (stepId: string): Step => ({
  stepId,
  roleId: 'lead',
  personId: 'anna',
  text: '',
  state: 'STEP_STATE_OPEN',
  dueMs: 0,
  overdue: false,
  mustDo: false,
  note: '',
  stageId: 'one',
})

const plan = {
  roles: [role('lead'), role('legal')],
  stages: [
    stage('potential'),
    stage('one', { steps: [planned('hold-check')], holdAccounts: ['@lumo'] }),
    stage('two', {
      steps: [planned('hold-check'), planned('call')],
      notify: ['lead', 'legal'],
      mustAcknowledge: ['legal'],
      updateEveryMs: 3_600_000,
    }),
  ],
}

const crisis = {
  stageId: 'one',
  roles: [{ roleId: 'lead', personId: 'anna', because: '', next: [] }],
  steps: [opened('hold-check@1')],
}

describe('ladderOf', () => {
  it('marks where the crisis stands and offers neither this rung nor the one for suspicions', () => {
    const rungs = ladderOf(crisis, plan).map(rung => [rung.stage.stageId, rung.position, rung.change !== null])
    expect(rungs).toEqual([
      ['potential', 'below', false],
      ['one', 'current', false],
      ['two', 'above', true],
    ])
  })

  const change = ladderOf(crisis, plan)[2]?.change

  it('names each role that is told once, with who holds it as far as the crisis knows', () => {
    expect(change?.notified).toEqual([
      { roleId: 'lead', title: 'The lead', personId: 'anna' },
      { roleId: 'legal', title: 'The legal', personId: '' },
    ])
  })

  it('brings only the steps that are not there yet', () => {
    expect(change?.newSteps.map(step => step.stepId)).toEqual(['call'])
  })

  it.each<readonly [string, readonly string[], readonly string[], boolean]>([
    ['from accounts to everything', ['@a'], [], true],
    ['to one more account', ['@a'], ['@a', '@b'], true],
    ['to fewer accounts', ['@a', '@b'], ['@a'], false],
    ['from everything', [], ['@a'], false],
  ])('%s widens the hold: %s → %s %s', (_what, from, to, widens) => {
    const stages = [stage('potential'), stage('one', { holdAccounts: from }), stage('two', { holdAccounts: to })]
    expect(ladderOf(crisis, { roles: [], stages })[2]?.change?.widensHold).toBe(widens)
  })

  it('offers the only stage of a plan with one', () => {
    const rungs = ladderOf({ ...crisis, stageId: '' }, { roles: [], stages: [stage('only')] })
    expect(rungs[0]).toMatchObject({ position: 'above', potential: false })
    expect(rungs[0]?.change).not.toBeNull()
  })
})
