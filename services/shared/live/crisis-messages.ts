import type { Crisis } from '../gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '../gen/tocsin/crisis/v1/TimelineEntry.ts'

/**
 * What the gateway sends on the websocket `/v1/crises/live`, as JSON text frames: crises that the caller may see, for the console.
 *
 * First comes `snapshot`: a client drops what it holds and takes this. Then `crisis` carries whole values (a client keeps the one with the
 * higher `seq`), and `entry` carries timeline entries in the order of their `seq`, none left out (a client ignores a `seq` that it holds).
 * After a reconnect the client asks for the timeline that it shows again. Close codes: 1008 the session ended, 1012 the server restarts,
 * 1013 too slow.
 */
export type CrisisMessage = CrisisSnapshotMessage | CrisisStateMessage | CrisisEntryMessage | CrisisHeartbeatMessage

export interface CrisisSnapshotMessage {
  readonly type: 'snapshot'
  readonly serverTimeMs: number
  /** Open ones and the latest of those that ended. */
  readonly crises: readonly Crisis[]
}

export interface CrisisStateMessage {
  readonly type: 'crisis'
  readonly crisis: Crisis
}

export interface CrisisEntryMessage {
  readonly type: 'entry'
  readonly entry: TimelineEntry
}

/** Every second. The console's clock is this one. */
export interface CrisisHeartbeatMessage {
  readonly type: 'heartbeat'
  readonly serverTimeMs: number
  readonly build: string
  /** Since when nothing is heard of crises; 0 while they are. What is shown may be old. */
  readonly awaySinceMs: number
}
