/**
 * Places between two durable steps. A test may have the process end there, as a kill -9 would, to see that its successor does the
 * rest once more and nothing comes out twice.
 */
export const FAILPOINTS = [
  'aggregator.before-windows',
  'aggregator.before-state',
  'aggregator.before-commit',
  'aggregator.after-commit',
  'archive.before-insert',
  'archive.before-commit',
  'archive.after-commit',
  'ingest.before-unspool',
  'escalation.before-answer',
  'escalation.before-signal-commit',
  'escalation.before-notifications',
  'escalation.before-effects-commit',
  'escalation.before-audit-link',
  'escalation.before-audit-commit',
  'notifier.before-send',
  'notifier.before-outcome',
  'notifier.before-commit',
] as const
export type Failpoint = (typeof FAILPOINTS)[number]

let armed: string | undefined
let left = 0

const isFailpoint = (name: string): name is Failpoint => FAILPOINTS.some(known => known === name)

/** What is wrong with such a text; undefined when it can be armed. Empty arms nothing. */
export const failpointProblem = (text: string): string | undefined => {
  const [name = '', times = '1', ...more] = text.split(':')
  if (text === '') return undefined
  if (!isFailpoint(name)) return `"${name}" is none of ${FAILPOINTS.join(', ')}`
  return more.length === 0 && /^[1-9]\d{0,6}$/.test(times) ? undefined : `"${text}" is not <place>:<times>`
}

/** `place`, or `place:3` for the third time that the process comes by. It must have no problem. */
export const armFailpoint = (text: string): void => {
  const [name, times = '1'] = text.split(':')
  armed = text === '' ? undefined : name
  left = Number(times)
}

/** Ends the process here if it was told to: no handler runs, nothing is flushed. Costs one comparison otherwise. */
export const failpoint = (name: Failpoint): void => {
  if (name === armed && --left === 0) process.kill(process.pid, 'SIGKILL')
}
