import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { DescribeLinkResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeLinkResponse.ts'
import type { Phase } from '@tocsin/shared/gen/tocsin/crisis/v1/Phase.ts'
import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'

/** `wanted`: the person has not said yet that it was seen. `over`: nobody has to any more. */
export type LinkStanding = 'wanted' | 'acknowledged' | 'over'

const OVER: ReadonlySet<Phase> = new Set(['PHASE_REVIEW', 'PHASE_CLOSED', 'PHASE_DECLINED'])

export const standingOf = ({
  phase,
  acknowledged,
}: Pick<DescribeLinkResponse, 'phase' | 'acknowledged'>): LinkStanding =>
  OVER.has(phase) ? 'over' : acknowledged ? 'acknowledged' : 'wanted'

const isOpen = ({ state }: Step): boolean => state === 'STEP_STATE_OPEN' || state === 'STEP_STATE_TAKEN'

/** What is still to be done, by due time; steps without one come last, what must be done before what may. */
export const openSteps = (steps: readonly Step[]): Step[] => {
  const due = ({ dueMs }: Step): number => dueMs || Number.MAX_SAFE_INTEGER
  return steps.filter(isOpen).sort((a, b) => due(a) - due(b) || Number(b.mustDo) - Number(a.mustDo))
}

/** The link after it was acknowledged: phase and steps as the answer has them, since others may have changed them meanwhile. */
export const acknowledgedLink = (link: DescribeLinkResponse, crisis: Crisis): DescribeLinkResponse => ({
  ...link,
  acknowledged: true,
  phase: crisis.phase,
  steps: crisis.steps.filter(({ personId }) => personId === link.personId),
})
