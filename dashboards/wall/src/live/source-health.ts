import type { SourceState } from '@tocsin/shared/live/messages.ts'

export const isBlind = ({ state }: SourceState): boolean =>
  state === 'silent' || state === 'lagging' || state === 'failed'

/** Age of the newest mention of a source, or of its state where there was none yet. */
export const sourceAgeMs = ({ lastMentionAtMs, sinceMs }: SourceState, nowMs: number): number =>
  Math.max(0, nowMs - (lastMentionAtMs ?? sinceMs))
