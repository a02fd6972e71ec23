import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'

export type RoomPhase = 'suspected' | 'active' | 'recovering' | 'review' | 'closed' | 'declined'

/** What keeps a crisis from being closed. */
export type Missing =
  | { readonly kind: 'recovery' }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'hold'; readonly hold: HoldState }
  | { readonly kind: 'cause'; readonly cause: string; readonly ownerId: string }

/** What people can do with the crisis as a whole. */
export type Ending = 'recover' | 'close' | 'relapse' | 'reopen' | 'askAgain' | 'review'

const PHASE = {
  PHASE_UNSPECIFIED: 'suspected',
  PHASE_SUSPECTED: 'suspected',
  PHASE_ACTIVE: 'active',
  PHASE_RECOVERING: 'recovering',
  PHASE_REVIEW: 'review',
  PHASE_CLOSED: 'closed',
  PHASE_DECLINED: 'declined',
} as const satisfies Record<Crisis['phase'], RoomPhase>

export const phaseOf = ({ phase }: Pick<Crisis, 'phase'>): RoomPhase => PHASE[phase]

/** Active or recovering: the team still works. */
export const isRunning = (crisis: Pick<Crisis, 'phase'>): boolean =>
  phaseOf(crisis) === 'active' || phaseOf(crisis) === 'recovering'

/** Suspected, active or recovering. */
export const isOpen = (crisis: Pick<Crisis, 'phase'>): boolean => isRunning(crisis) || phaseOf(crisis) === 'suspected'

const ENDINGS: Readonly<Record<RoomPhase, readonly Ending[]>> = {
  suspected: [],
  active: ['recover', 'close'],
  recovering: ['close', 'relapse'],
  review: ['review', 'reopen'],
  closed: ['reopen'],
  declined: ['askAgain'],
}

export const endingsOf = (crisis: Pick<Crisis, 'phase'>): readonly Ending[] => ENDINGS[phaseOf(crisis)]

const isUnfinished = ({ mustDo, state }: Step): boolean =>
  mustDo && state !== 'STEP_STATE_DONE' && state !== 'STEP_STATE_BLOCKED'

/** The server's own rules, so that people see before they press what it would say; nothing means that it can be closed. */
export const missingToClose = (
  crisis: Pick<Crisis, 'phase' | 'steps' | 'holds' | 'cause' | 'causeOwner' | 'causeRemoved'>,
): Missing[] => [
  ...(phaseOf(crisis) === 'recovering' ? [] : [{ kind: 'recovery' } as const]),
  ...crisis.steps.filter(isUnfinished).map(step => ({ kind: 'step', step }) as const),
  ...crisis.holds.filter(({ releasedAtMs }) => releasedAtMs === 0).map(hold => ({ kind: 'hold', hold }) as const),
  ...(crisis.cause !== '' && !crisis.causeRemoved
    ? [{ kind: 'cause', cause: crisis.cause, ownerId: crisis.causeOwner } as const]
    : []),
]
