import type { CommandOf, Context } from '../commands.ts'
import { happened } from '../event.ts'
import { namesOf } from '../people.ts'
import { isRejection, reject } from '../rejection.ts'
import type { State } from '../state.ts'
import { type Decision, existing, mustBeOpen } from './rules.ts'

/** Each person on the list counts; nobody acknowledges for another. */
export const acknowledge = (state: State, command: CommandOf<'acknowledge'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { personId } = command.actor
  const { playbook, now } = context
  const refused = mustBeOpen(crisis, context)
  if (refused) return refused
  const own = crisis.acknowledgements.find(one => one.personId === personId)
  if (!own) {
    const asked = crisis.acknowledgements.map(one => one.personId)
    return reject(
      'NOT_ASKED_TO_ACKNOWLEDGE',
      `Acknowledgement is asked of ${namesOf(playbook, asked)}, each for themselves.`,
    )
  }
  if (own.acknowledged) return []
  const hasWork = crisis.steps.some(step => step.personId === personId && step.mustDo && step.status === 'open')
  const lapseMs = playbook.decisions.acknowledgementLapseMs
  return [
    happened(crisis.crisisId, 'acknowledged', {
      personId,
      entry: crisis.entry,
      via: command.via,
      lapsesAtMs: hasWork && lapseMs > 0 ? now + lapseMs : 0,
    }),
  ]
}
