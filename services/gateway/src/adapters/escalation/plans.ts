import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import { type ParsedPlaybook, parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import type { PlanVersion } from '../../core/plan-view.ts'
import { HttpProblem } from '../http/problem.ts'
import type { ResponseOf } from './client.ts'

export interface Plan extends PlanVersion {
  readonly playbook: Playbook
}

const REMEMBERED = 50

/** Reads the texts of versions, each once: a version never changes. */
export const createPlans = () => {
  const parsed = new Map<number, ParsedPlaybook>()

  return ({ version, files }: ResponseOf<'playbook', 'GetPlaybook'>): Plan | undefined => {
    if (!version || version.version === 0) return undefined
    const { version: number, current, appliedAtMs, appliedBy } = version
    const { playbook } = parsed.get(number) ?? parsePlaybook(files)
    if (!playbook)
      throw new HttpProblem({
        status: 502,
        type: 'plan-unreadable',
        code: 'PLAN_UNREADABLE',
        detail: `Version ${number} of the playbook cannot be read by this build.`,
        fix: 'GET /v1/playbook/versions/{version} gives its texts, POST /v1/playbook/validate says what is wrong with them.',
      })
    parsed.set(number, { playbook, problems: [] })
    if (parsed.size > REMEMBERED) parsed.delete(parsed.keys().next().value!)
    return { version: number, current, appliedAtMs, appliedBy, playbook }
  }
}

export type ReadPlan = ReturnType<typeof createPlans>
