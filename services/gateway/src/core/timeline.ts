import type { TimelineEvent } from '@tocsin/shared/live/messages.ts'
import { type Scope, seesAny } from './scope.ts'

/** Where a record stands in the log. */
export interface Place {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
}

/** An event, the one record it derives from, and whom it concerns (no brand named: everybody). */
export interface TimelineEntry {
  readonly event: TimelineEvent
  readonly place: Place
  readonly brandIds: readonly string[]
}

/** Entries in the order of `atMs`, then id: the same on every replica, in whatever order it read the topics. */
export type Timeline = TimelineEntry[]

export const TIMELINE_LIMIT = 2_000
export const SNAPSHOT_LIMIT = 200

const comesBefore = (a: TimelineEvent, b: TimelineEvent): boolean => (a.atMs === b.atMs ? a.id < b.id : a.atMs < b.atMs)

/** Adds an entry in its place. Returns the entries that no longer fit: the timeline is not complete from before them. */
export const addEntry = (timeline: Timeline, entry: TimelineEntry): TimelineEntry[] => {
  let at = timeline.length
  while (at > 0 && comesBefore(entry.event, timeline[at - 1]!.event)) at--
  timeline.splice(at, 0, entry)
  return timeline.length > TIMELINE_LIMIT ? timeline.splice(0, timeline.length - TIMELINE_LIMIT) : []
}

/** The latest entries that the viewer may see and that `include` takes, oldest first. */
export const latestEvents = (
  timeline: Timeline,
  scope: Scope,
  include: (entry: TimelineEntry) => boolean = () => true,
): TimelineEvent[] =>
  timeline
    .filter(entry => seesAny(scope, entry.brandIds) && include(entry))
    .slice(-SNAPSHOT_LIMIT)
    .map(({ event }) => event)
