import type { Bodies, EventKind } from '../event.ts'
import type { Crisis } from '../state.ts'

/** Where and when the log took an event. */
export interface Stamp {
  readonly seq: number
  readonly appendedAt: number
}

/** What an event makes of the crisis it happened to. */
export type Evolver<K extends EventKind> = (crisis: Crisis, body: Bodies[K], stamp: Stamp) => Crisis
