import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { BrandCrisis } from '@tocsin/shared/live/messages.ts'

/** A change of a crisis's state by a person, and how each screen tells that it was made. */
interface Change {
  /** Below /v1/crises/{id}. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  onWall(crisis: BrandCrisis | null): boolean
  inRoom(crisis: Crisis): boolean
}

const reason = 'a round of the bench'
/** Not the stage that confirming leads to. */
const STAGE = { stageId: 'two', title: /^Stage two/ }

/** In the order in which one crisis can go through them. */
export const CHANGES = {
  decline: {
    path: 'decline',
    body: { reason },
    onWall: crisis => crisis === null,
    inRoom: ({ phase }) => phase === 'PHASE_DECLINED',
  },
  reopen: {
    path: 'reopen',
    body: { reason },
    onWall: crisis => crisis?.phase === 'suspected',
    inRoom: ({ phase }) => phase === 'PHASE_SUSPECTED',
  },
  confirm: {
    path: 'confirm',
    body: { reason, scenarioId: 'outage', harm: { reputation: true, money: false, law: false } },
    onWall: crisis => crisis?.phase === 'active',
    inRoom: ({ phase }) => phase === 'PHASE_ACTIVE',
  },
  stage: {
    path: 'stage',
    body: { reason, stageId: STAGE.stageId },
    onWall: crisis => STAGE.title.test(crisis?.stage ?? ''),
    inRoom: ({ stageId }) => stageId === STAGE.stageId,
  },
  recovery: {
    path: 'recovery',
    body: { reason },
    onWall: crisis => crisis?.phase === 'recovering',
    inRoom: ({ phase }) => phase === 'PHASE_RECOVERING',
  },
} as const satisfies Readonly<Record<string, Change>>

export type ChangeName = keyof typeof CHANGES
