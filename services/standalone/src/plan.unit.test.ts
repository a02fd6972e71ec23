import { parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { describe, expect, it } from 'vitest'
import { DEMO_PLAYBOOKS } from './options.ts'
import { quickened, readPlan } from './plan.ts'

describe('the plan that a start applies', () => {
  const files = readPlan(DEMO_PLAYBOOKS)
  const decisionsAt = (speed: number) => parsePlaybook(quickened(files, speed)).playbook?.decisions

  it('is the folder as it is at the usual speed', () => {
    expect(quickened(files, 1)).toBe(files)
  })

  it.each([2, 10, 60, 1_000])('has no problems at %s times the speed', speed => {
    expect(parsePlaybook(quickened(files, speed)).problems).toEqual([])
  })

  it('waits shorter in a faster demo, and changes nothing else', () => {
    const usual = decisionsAt(1)!
    expect(decisionsAt(10)).toEqual({
      ...usual,
      snoozeMs: usual.snoozeMs / 10,
      acknowledgementLapseMs: usual.acknowledgementLapseMs / 10,
      usualForMs: usual.usualForMs / 10,
      expertDeadlineMs: usual.expertDeadlineMs / 10,
    })
  })

  it('says which folder holds none', () => {
    expect(() => readPlan('/')).toThrow(ConfigError)
  })
})
