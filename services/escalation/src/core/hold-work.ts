import type { HoldWorkKind } from '@tocsin/shared/gen/tocsin/hold/v1/HoldWorkKind.ts'
import type { Happened } from './event.ts'
import { type HoldRecord, holdOf, type State } from './state.ts'

export interface Work {
  readonly idempotencyKey: string
  readonly kind: Exclude<HoldWorkKind, 'HOLD_WORK_KIND_UNSPECIFIED'>
  readonly hold: HoldRecord
  readonly connector: string
  readonly postId: string
  readonly playbookVersion: number
}

/** What connectors have to do because of an event; `state` is the one right after it. A drill's hold is recorded, never enforced. */
export const holdWorkOf = (event: Happened, state: State): Work | undefined => {
  if (event.kind !== 'holdStarted' && event.kind !== 'postReleased' && event.kind !== 'holdReleased') return undefined
  const { holdId } = event.body
  const hold = holdOf(state, holdId)
  if (!hold || hold.drill) return undefined
  const { playbookVersion } = hold
  const none = { connector: '', postId: '', playbookVersion }
  if (event.kind === 'holdStarted')
    return { idempotencyKey: `${holdId}/enforce`, kind: 'HOLD_WORK_KIND_ENFORCE', hold, ...none }
  if (event.kind === 'holdReleased')
    return { idempotencyKey: `${holdId}/end`, kind: 'HOLD_WORK_KIND_END', hold, ...none }
  const { connector, postId } = event.body
  return {
    idempotencyKey: `${holdId}/release/${connector}/${postId}`,
    kind: 'HOLD_WORK_KIND_RELEASE_POST',
    hold,
    connector,
    postId,
    playbookVersion,
  }
}
