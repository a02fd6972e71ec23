import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { DescribeLinkResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeLinkResponse.ts'
import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import { expect, it } from 'vitest'
import { acknowledgedLink, openSteps, standingOf } from './link-standing.ts'

const step = (stepId: string, over: Partial<Step> = {}): Step => ({
  stepId,
  roleId: 'crisis-lead',
  personId: 'eva',
  text: stepId,
  state: 'STEP_STATE_OPEN',
  dueMs: 0,
  overdue: false,
  mustDo: false,
  note: '',
  stageId: 'one',
  ...over,
})

it.each([
  ['a suspicion', 'PHASE_SUSPECTED', false, 'wanted'],
  ['an active crisis', 'PHASE_ACTIVE', false, 'wanted'],
  ['one that was seen', 'PHASE_ACTIVE', true, 'acknowledged'],
  ['one that was declined', 'PHASE_DECLINED', false, 'over'],
  ['one that was closed', 'PHASE_REVIEW', true, 'over'],
] as const)('knows how %s stands', (_what, phase, acknowledged, standing) => {
  expect(standingOf({ phase, acknowledged })).toBe(standing)
})

it('shows open steps by due time', () => {
  const steps = [
    step('whenever'),
    step('later', { dueMs: 9 }),
    step('may', { dueMs: 5 }),
    step('must', { dueMs: 5, mustDo: true, state: 'STEP_STATE_TAKEN' }),
    step('done', { dueMs: 1, state: 'STEP_STATE_DONE' }),
  ]
  expect(openSteps(steps).map(({ stepId }) => stepId)).toEqual(['must', 'may', 'later', 'whenever'])
})

it('takes phase and own steps from the answer', () => {
  const link = { personId: 'eva', acknowledged: false, steps: [step('old')] } as Partial<DescribeLinkResponse>
  const crisis = {
    phase: 'PHASE_ACTIVE',
    steps: [step('mine'), step('theirs', { personId: 'olle' })],
  } as Partial<Crisis>
  expect(acknowledgedLink(link as DescribeLinkResponse, crisis as Crisis)).toMatchObject({
    acknowledged: true,
    phase: 'PHASE_ACTIVE',
    steps: [{ stepId: 'mine' }],
  })
})
