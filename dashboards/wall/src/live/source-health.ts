import type { SourceState } from '@tocsin/shared/live/messages.ts'

export const isBlind = ({ state }: SourceState): boolean =>
  state === 'silent' || state === 'lagging' || state === 'failed'

/** One that has delivered before and is to deliver again: the others, not yet heard from or at their end, say nothing about the picture. */
export const isExpected = ({ state }: SourceState): boolean => state !== 'starting' && state !== 'finished'

/** A source without brands feeds all. */
export const feeds = ({ brandIds }: SourceState, brandId: string): boolean =>
  brandIds.length === 0 || brandIds.includes(brandId)

/** Age of the newest mention of a source, or of its state where there was none yet. */
export const sourceAgeMs = ({ lastMentionAtMs, sinceMs }: SourceState, nowMs: number): number =>
  Math.max(0, nowMs - (lastMentionAtMs ?? sinceMs))
