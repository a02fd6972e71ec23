import type { PreviewConfirmationResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/PreviewConfirmationResponse.ts'
import type { CommandOf, Context } from './commands.ts'
import { scenarioOf, stageOf } from './decide/stage-entry.ts'
import { decide } from './decide.ts'
import type { EventKind, Happened, HappenedOf } from './event.ts'
import type { Actor } from './people.ts'
import { isRejection, type Rejection } from './rejection.ts'
import { crisisOf, type State } from './state.ts'

export interface Wanted {
  readonly crisisId: string
  readonly scenarioId: string
  readonly actor: Actor
}

const bodyOf = <K extends EventKind>(events: readonly Happened[], kind: K): HappenedOf<K>['body'] | undefined =>
  (events.find(event => event.kind === kind) as HappenedOf<K> | undefined)?.body

/**
 * What a confirmation by this person would do now: the same decision, told instead of written. Where two must confirm it shows what the
 * second confirmation brings. Refused as the confirmation would be.
 */
export const previewConfirmation = (
  state: State,
  { crisisId, scenarioId, actor }: Wanted,
  context: Context,
): PreviewConfirmationResponse | Rejection => {
  const command: CommandOf<'confirm'> = {
    kind: 'confirm',
    crisisId,
    actor,
    scenarioId,
    harm: { reputation: false, money: false, law: false },
    reason: '',
    holdScope: undefined,
  }
  const asAsked = decide(state, command, context)
  if (isRejection(asAsked)) return asAsked
  const { playbook } = context
  const alone = { ...playbook, decisions: { ...playbook.decisions, secondPerson: false } }
  const events = decide(state, command, { ...context, playbook: alone })
  if (isRejection(events)) return events

  const entered = bodyOf(events, 'stageEntered')
  const hold = bodyOf(events, 'holdStarted')
  const spokesperson = scenarioOf(playbook, scenarioId)?.spokesperson
  return {
    stageId: entered?.stageId ?? '',
    stageTitle: stageOf(playbook, entered?.stageId ?? '')?.title ?? '',
    notified: entered?.notified ?? [],
    mustAcknowledge: entered?.mustAcknowledge ?? [],
    steps: entered?.steps ?? [],
    holdScope: hold?.scope ?? null,
    connectors: hold?.connectors ?? [],
    spokesperson: entered?.roles.find(({ roleId }) => roleId === spokesperson)?.personId ?? '',
    needsSecondPerson: playbook.decisions.secondPerson && crisisOf(state, crisisId)?.question.first === undefined,
  }
}
