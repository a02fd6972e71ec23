import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'

export type StepStatus = 'open' | 'taken' | 'done' | 'blocked'
/** How the due time stands against the server's clock; `none` for what is finished or has no due time. */
export type StepTiming = 'overdue' | 'soon' | 'later' | 'none'
export type StepFilter = 'open' | 'mine' | 'overdue' | 'all'

export interface StepView {
  readonly step: Step
  readonly status: StepStatus
  readonly timing: StepTiming
  /** Done or blocked: it does not keep the crisis from being closed. */
  readonly finished: boolean
}

export interface StepGroup {
  /** Empty for steps that nobody has. */
  readonly personId: string
  readonly steps: readonly StepView[]
  readonly unfinished: number
  readonly overdue: number
  readonly total: number
}

const SOON_MS = 15 * 60_000

const STATUS = {
  STEP_STATE_UNSPECIFIED: 'open',
  STEP_STATE_OPEN: 'open',
  STEP_STATE_TAKEN: 'taken',
  STEP_STATE_DONE: 'done',
  STEP_STATE_BLOCKED: 'blocked',
} as const satisfies Record<Step['state'], StepStatus>

const timingOf = (step: Step, finished: boolean, nowMs: number): StepTiming => {
  if (finished) return 'none'
  if (step.overdue || (step.dueMs > 0 && step.dueMs <= nowMs)) return 'overdue'
  if (step.dueMs === 0) return 'none'
  return step.dueMs - nowMs <= SOON_MS ? 'soon' : 'later'
}

export const stepView = (step: Step, nowMs: number): StepView => {
  const status = STATUS[step.state]
  const finished = status === 'done' || status === 'blocked'
  return { step, status, timing: timingOf(step, finished, nowMs), finished }
}

const dueOf = ({ step }: StepView): number => (step.dueMs === 0 ? Number.POSITIVE_INFINITY : step.dueMs)

const compareDue = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

/** What is left before what is finished; then by due time, must-do first among equals. */
const byUrgency = (a: StepView, b: StepView): number =>
  Number(a.finished) - Number(b.finished) ||
  compareDue(dueOf(a), dueOf(b)) ||
  Number(b.step.mustDo) - Number(a.step.mustDo) ||
  a.step.stepId.localeCompare(b.step.stepId)

export const mySteps = (steps: readonly Step[], personId: string, nowMs: number): StepView[] =>
  steps
    .filter(step => step.personId === personId && personId !== '')
    .map(step => stepView(step, nowMs))
    .sort(byUrgency)

const passes = (view: StepView, filter: StepFilter, personId: string): boolean => {
  if (filter === 'all') return true
  if (filter === 'mine') return view.step.personId === personId
  return filter === 'open' ? !view.finished : view.timing === 'overdue'
}

/** The steps that pass the filter by person: those nobody has first, then who has the most urgent one. The counts are of all steps. */
export const stepsByPerson = (
  steps: readonly Step[],
  filter: StepFilter,
  personId: string,
  nowMs: number,
): StepGroup[] => {
  const views = steps.map(step => stepView(step, nowMs)).sort(byUrgency)
  const people = [...new Set(views.map(({ step }) => step.personId))]
  const groups = people.map((id): StepGroup => {
    const all = views.filter(({ step }) => step.personId === id)
    return {
      personId: id,
      steps: all.filter(view => passes(view, filter, personId)),
      unfinished: all.filter(({ finished }) => !finished).length,
      overdue: all.filter(({ timing }) => timing === 'overdue').length,
      total: all.length,
    }
  })
  return groups
    .filter(group => group.steps.length > 0)
    .sort((a, b) => Number(a.personId !== '') - Number(b.personId !== ''))
}

export const countSteps = (
  steps: readonly Step[],
  personId: string,
  nowMs: number,
): Readonly<Record<StepFilter, number>> => {
  const views = steps.map(step => stepView(step, nowMs))
  const count = (filter: StepFilter): number => views.filter(view => passes(view, filter, personId)).length
  return { open: count('open'), mine: count('mine'), overdue: count('overdue'), all: views.length }
}
