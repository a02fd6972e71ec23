import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import { describe, expect, it } from 'vitest'
import { countSteps, mySteps, type StepFilter, stepsByPerson, stepView } from './room-steps.ts'

const NOW = 1_000_000_000
const MINUTE = 60_000

const step = (stepId: string, parts: Partial<Step> = {}): Step => ({
  stepId,
  roleId: 'lead',
  personId: 'anna',
  text: stepId,
  state: 'STEP_STATE_OPEN',
  dueMs: NOW + 60 * MINUTE,
  overdue: false,
  mustDo: false,
  note: '',
  stageId: 'one',
  ...parts,
})

describe('stepView', () => {
  it.each<readonly [string, Partial<Step>, string, string]>([
    ['is open and later', {}, 'open', 'later'],
    ['is soon within a quarter of an hour', { dueMs: NOW + 15 * MINUTE }, 'open', 'soon'],
    ['is overdue at its due time, before the server says so', { dueMs: NOW }, 'open', 'overdue'],
    ['is overdue when the server says so', { overdue: true }, 'open', 'overdue'],
    ['stays overdue while somebody works on it', { state: 'STEP_STATE_TAKEN', overdue: true }, 'taken', 'overdue'],
    ['is not late any more once done', { state: 'STEP_STATE_DONE', overdue: true }, 'done', 'none'],
    ['is not late any more once blocked', { state: 'STEP_STATE_BLOCKED', dueMs: NOW - MINUTE }, 'blocked', 'none'],
    ['has no timing without a due time', { dueMs: 0 }, 'open', 'none'],
  ])('%s', (_what, parts, status, timing) => {
    expect(stepView(step('a', parts), NOW)).toMatchObject({ status, timing })
  })
})

describe('mySteps', () => {
  it('has only my own, unfinished by due time and must-do first, finished last', () => {
    const steps = [
      step('done', { state: 'STEP_STATE_DONE', dueMs: NOW - MINUTE }),
      step('later', { dueMs: NOW + 3 * MINUTE }),
      step('other', { personId: 'jan' }),
      step('undated', { dueMs: 0 }),
      step('b-may', { dueMs: NOW + MINUTE }),
      step('c-must', { dueMs: NOW + MINUTE, mustDo: true }),
    ]
    const ids = mySteps(steps, 'anna', NOW).map(view => view.step.stepId)
    expect(ids).toEqual(['c-must', 'b-may', 'later', 'undated', 'done'])
  })

  it('is empty for a viewer without a name, even when nobody has a step', () => {
    expect(mySteps([step('a', { personId: '' })], '', NOW)).toEqual([])
  })
})

describe('stepsByPerson', () => {
  const steps = [
    step('anna-later'),
    step('anna-done', { state: 'STEP_STATE_DONE' }),
    step('jan-late', { personId: 'jan', dueMs: NOW - MINUTE }),
    step('nobody', { personId: '', dueMs: NOW + 300 * MINUTE }),
  ]
  it.each<readonly [StepFilter, readonly (readonly [string, readonly string[]])[]]>([
    [
      'all',
      [
        ['', ['nobody']],
        ['jan', ['jan-late']],
        ['anna', ['anna-later', 'anna-done']],
      ],
    ],
    [
      'open',
      [
        ['', ['nobody']],
        ['jan', ['jan-late']],
        ['anna', ['anna-later']],
      ],
    ],
    ['mine', [['anna', ['anna-later', 'anna-done']]]],
    ['overdue', [['jan', ['jan-late']]]],
  ])('%s', (filter, groups) => {
    const found = stepsByPerson(steps, filter, 'anna', NOW)
    expect(found.map(group => [group.personId, group.steps.map(view => view.step.stepId)])).toEqual(groups)
  })

  it('counts all steps of a person, whatever the filter hides', () => {
    const [anna] = stepsByPerson(steps, 'mine', 'anna', NOW)
    expect(anna).toMatchObject({ unfinished: 1, overdue: 0, total: 2 })
  })

  it('says how many each filter shows', () => {
    expect(countSteps(steps, 'anna', NOW)).toEqual({ open: 3, mine: 2, overdue: 1, all: 4 })
  })
})
