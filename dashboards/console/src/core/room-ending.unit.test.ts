import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import { describe, expect, it } from 'vitest'
import { endingsOf, isOpen, isRunning, missingToClose } from './room-ending.ts'

const step = (state: Step['state'], mustDo = true): Step => ({
  stepId: 'a@1',
  roleId: '',
  personId: '',
  text: '',
  state,
  dueMs: 0,
  overdue: false,
  mustDo,
  note: '',
  stageId: '',
})

const hold = (releasedAtMs: number): HoldState => ({
  holdId: 'hold-1',
  brandIds: [],
  scope: null,
  reason: '',
  personId: '',
  startedAtMs: 0,
  reviewByMs: 0,
  releasedAtMs,
  drill: false,
  enforcements: [],
})

type Asked = Parameters<typeof missingToClose>[0]
const quiet: Asked = {
  phase: 'PHASE_RECOVERING',
  steps: [],
  holds: [],
  cause: '',
  causeOwner: '',
  causeRemoved: false,
}

describe('missingToClose', () => {
  it.each<readonly [string, Partial<Asked>, readonly string[]]>([
    ['nothing is left', {}, []],
    ['it is still active', { phase: 'PHASE_ACTIVE' }, ['recovery']],
    ['a must-do step is open', { steps: [step('STEP_STATE_OPEN')] }, ['step']],
    ['a must-do step is only taken', { steps: [step('STEP_STATE_TAKEN')] }, ['step']],
    ['must-do steps are done or blocked', { steps: [step('STEP_STATE_DONE'), step('STEP_STATE_BLOCKED')] }, []],
    ['a step that is not a must is open', { steps: [step('STEP_STATE_OPEN', false)] }, []],
    ['a hold is on', { holds: [hold(0)] }, ['hold']],
    ['a hold has ended', { holds: [hold(9)] }, []],
    ['the cause is there', { cause: 'a lot', causeOwner: 'jan' }, ['cause']],
    ['the cause is gone', { cause: 'a lot', causeRemoved: true }, []],
    [
      'all of it',
      { phase: 'PHASE_ACTIVE', steps: [step('STEP_STATE_OPEN')], holds: [hold(0)], cause: 'x' },
      ['recovery', 'step', 'hold', 'cause'],
    ],
  ])('when %s', (_what, parts, kinds) => {
    expect(missingToClose({ ...quiet, ...parts }).map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('what can be done', () => {
  it.each<readonly [Crisis['phase'], readonly string[], boolean, boolean]>([
    ['PHASE_SUSPECTED', [], true, false],
    ['PHASE_ACTIVE', ['recover', 'close'], true, true],
    ['PHASE_RECOVERING', ['close', 'relapse'], true, true],
    ['PHASE_REVIEW', ['review', 'reopen'], false, false],
    ['PHASE_CLOSED', ['reopen'], false, false],
    ['PHASE_DECLINED', ['askAgain'], false, false],
  ])('%s: %s', (phase, endings, open, running) => {
    expect([endingsOf({ phase }), isOpen({ phase }), isRunning({ phase })]).toEqual([endings, open, running])
  })
})
