/** Stream time and what is derived from it (DESIGN section 5). All times are epoch milliseconds. */
export const SECOND_MS = 1_000
export const HOUR_MS = 3_600_000
export const PANE_MS = 10_000
/** The watermark runs this far behind stream time. */
export const WATERMARK_DELAY_MS = 10_000
/** A mention up to this far behind the watermark still revises its windows. */
export const ALLOWED_LATENESS_MS = 300_000
/** No mention is windowed further in the future of its append than this. */
export const FUTURE_BOUND_MS = 120_000
/** A fold that began in the middle of a log publishes only windows that begin this much after its first record. */
export const PARTIAL_START_MS = 120_000

export interface WindowSize {
  readonly sizeMs: number
  readonly advanceMs: number
}

/** Hopping windows, aligned to the epoch. Index 0 is the short one, 1 the long one. */
export const WINDOW_SIZES: readonly [WindowSize, WindowSize] = [
  { sizeMs: 300_000, advanceMs: 10_000 },
  { sizeMs: HOUR_MS, advanceMs: 60_000 },
]

/** The index of the size that a rule's window has. */
export const sizeIndexOf = (windowMs: number): 0 | 1 => (windowMs === WINDOW_SIZES[0].sizeMs ? 0 : 1)

/** A pane is sealed (nothing changes it any more) once stream time is this far past its end. */
export const SEAL_AFTER_MS = WATERMARK_DELAY_MS + ALLOWED_LATENESS_MS

/** Records appended this long before a moment can still belong to a pane that is not sealed then. */
export const REFOLD_HORIZON_MS = SEAL_AFTER_MS + FUTURE_BOUND_MS + PANE_MS

export const floorTo = (timeMs: number, stepMs: number): number => Math.floor(timeMs / stepMs) * stepMs
export const ceilTo = (timeMs: number, stepMs: number): number => Math.ceil(timeMs / stepMs) * stepMs

/** Start of the pane that holds a moment. */
export const assignPane = (timeMs: number): number => floorTo(timeMs, PANE_MS)

/** When a mention counts: live ones when they were published, slow ones (feeds, alerts by mail) when they reached the log. */
export const windowedAt = (eventTimeMs: number, appendedAtMs: number, slow: boolean): number =>
  slow || eventTimeMs <= 0 ? appendedAtMs : Math.min(eventTimeMs, appendedAtMs + FUTURE_BOUND_MS)

/** End of the newest window at a second: the open pane is part of it. */
export const newestEnd = (secondMs: number, advanceMs: number): number => ceilTo(secondMs, advanceMs)

/** End of the last window that the watermark has closed at a second. */
export const closedEnd = (secondMs: number, advanceMs: number): number =>
  floorTo(secondMs - WATERMARK_DELAY_MS, advanceMs)

/** Everything that ends at or before this is sealed at a second. */
export const sealedTo = (secondMs: number): number => floorTo(secondMs - SEAL_AFTER_MS, PANE_MS)

/** Layout of the records of state, and generation of the fold's logic: the N of group `aggregator.v<N>`. */
export const LAYOUT = 1
export const LOGIC = 1

/** `layout (8 bits) | logic (8) | offset (48)` as a decimal string: a higher one is a later value. The layout is that of the topics. */
export const versionOf = (offset: bigint, layout = 1): string =>
  ((BigInt(layout) << 56n) | (BigInt(LOGIC) << 48n) | (offset & 0xffffffffffffn)).toString()
