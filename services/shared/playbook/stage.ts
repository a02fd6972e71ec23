import type { PlannedStep, Scenario, Stage } from './plan.ts'
import { duration, flag, idOf, localId, refTo, text, texts } from './scalars.ts'
import { distinct, list, mapped, optional, record, required, type Shape } from './shape.ts'

const step: Shape<PlannedStep> = mapped(
  record({
    id: required(localId, 'One id is one piece of work: a later stage that says it again does not open it again.'),
    role: required(refTo('role'), 'Its holder gets the step.'),
    text: required(text, 'Exactly what to do.'),
    due: required(duration({ from: '1s', to: '60d' }), 'From the entry of the stage, or from the confirmation.'),
    mustDo: optional(flag, false, 'An acknowledgement lapses while this is open and nothing happens.'),
  }),
  ({ id, role, due, ...rest }) => ({ stepId: id, roleId: role, dueMs: due, ...rest }),
)

const steps = distinct(list(step), ({ stepId }) => stepId, 'step')

/** A rung of the ladder; the first one holds while a crisis is suspected. */
export const stage: Shape<Stage> = mapped(
  record({
    id: required(idOf('stage'), 'E.g. potential, one, two, three; in this order.'),
    title: required(text, 'As screens show it.'),
    notify: optional(list(refTo('role')), [], 'Roles that are told.'),
    mustAcknowledge: optional(list(refTo('role')), [], 'Roles whose holder must each acknowledge.'),
    steps: optional(steps, [], 'What each role does.'),
    entry: optional(list(text), [], 'Criteria in words for entering it.'),
    exit: optional(list(text), [], 'Criteria in words for leaving it.'),
    updateEvery: optional(duration({ from: '1m', to: '30d' }), undefined, 'How often an update is due.'),
    holdAccounts: optional(list(text, { min: 1 }), undefined, 'Accounts that are held; everything when absent.'),
  }),
  ({ id, updateEvery, ...rest }) => ({ stageId: id, updateEveryMs: updateEvery, ...rest }),
)

/** A crisis type. */
export const scenario: Shape<Scenario> = mapped(
  record({
    id: required(idOf('scenario'), 'E.g. product-safety.'),
    title: required(text, 'As screens show it.'),
    holdingStatement: required(texts(['en']), 'Pre-approved, by language; English is needed.'),
    wordToStaff: optional(texts(), {}, 'What all employees are told, by language.'),
    firstStage: optional(refTo('stage'), undefined, 'Entered on confirmation; the second stage when absent.'),
    spokesperson: optional(refTo('role'), undefined, 'The role that speaks.'),
    steps: optional(steps, [], 'On top of those of the stages, due from the confirmation on.'),
  }),
  ({ id, ...rest }) => ({ scenarioId: id, ...rest }),
)
