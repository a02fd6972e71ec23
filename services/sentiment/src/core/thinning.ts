import { MAX_ONE_IN } from './thin.ts'

/** What went on in a partition since the last decision. */
export interface Load {
  readonly elapsedMs: number
  /** Mentions scored, and those of them that are never thinned. */
  readonly mentions: number
  readonly whole: number
  /** Records that were folded downstream. */
  readonly folded: number
  /** Records passed on and not folded yet. */
  readonly lagRecords: number
}

/** What is decided, and what the next decision needs to know. */
export interface Thinning {
  readonly oneIn: number
  /** Since n changed last. */
  readonly heldMs: number
  /** Since when the lag has been short, and since when downstream would also have kept up with twice as much. */
  readonly calmMs: number
  readonly fitsMs: number
  /** What downstream was seen to fold while it could not keep up, records/s; 0 before that. */
  readonly capacity: number
  /** Whether it could not keep up at the decision before. */
  readonly isStrained: boolean
}

export interface ThinningLimits {
  /** What is passed on now is counted that much later, at the pace of downstream: more than this thins. */
  readonly delayMs: number
}

/** Fewer than these are no overload, however slowly they go. */
const LEAST_RECORDS = 5_000
/** What was decided is given this time to show before more is thinned. */
const SETTLE_MS = 5_000
/** So long it must be calm before less is thinned, one step at a time. */
const HOLD_MS = 60_000
/** So long until less is tried though it would seem too much: what downstream can do may have been seen wrong. */
const RETRY_MS = 600_000
/** Of what downstream can do this share is used; from this share on a lag does not go away by itself. */
const FILL = 0.8
const FULL = 0.9
/** Below this share of the limit a lag is short. */
const LOW = 0.2

export const startThinning = (oneIn: number): Thinning => ({
  oneIn,
  heldMs: 0,
  calmMs: 0,
  fitsMs: 0,
  capacity: 0,
  isStrained: false,
})

const perSecond = (count: number, { elapsedMs }: Load): number => (elapsedMs > 0 ? (count * 1_000) / elapsedMs : 0)

const passedOn = (load: Load, oneIn: number): number =>
  perSecond(load.whole + (load.mentions - load.whole) / oneIn, load)

/** In how long what is passed on now is folded. */
const delayMs = ({ lagRecords, folded, elapsedMs }: Load): number =>
  lagRecords <= LEAST_RECORDS ? 0 : (lagRecords * elapsedMs) / folded

/** Downstream works and falls behind. One that stands still is down, and thinning is no help then. */
const isOverloaded = (load: Load, oneIn: number, limits: ThinningLimits): boolean =>
  load.folded > 0 && delayMs(load) > limits.delayMs && passedOn(load, oneIn) > FULL * perSecond(load.folded, load)

const fitting = (load: Load, from: number, capacity: number): number => {
  let oneIn = from
  while (oneIn < MAX_ONE_IN && passedOn(load, oneIn) > FILL * capacity) oneIn *= 2
  return oneIn
}

/**
 * How much to pass on from here. More is thinned when downstream could not keep up twice in a row (one that has just come back did little in the
 * first), as much as its pace asks for; less only after a minute
 * of calm, by half, and only if downstream would have kept up with that for the minute. So n rises in seconds and never flaps: after any change it
 * stands for a minute before it falls, and under a steady load a smaller one is tried once in ten minutes.
 */
export const decideThinning = (before: Thinning, load: Load, limits: ThinningLimits): Thinning => {
  const { oneIn } = before
  const heldMs = before.heldMs + load.elapsedMs
  if (isOverloaded(load, oneIn, limits)) {
    const capacity = perSecond(load.folded, load)
    const mayRise = before.isStrained && oneIn < MAX_ONE_IN && (oneIn === 1 || heldMs >= SETTLE_MS)
    const restless = { calmMs: 0, fitsMs: 0, capacity, isStrained: true }
    return mayRise
      ? { ...restless, oneIn: fitting(load, oneIn * 2, capacity), heldMs: 0 }
      : { ...restless, oneIn, heldMs }
  }
  const isCalm = delayMs(load) <= LOW * limits.delayMs
  const calmer = { ...before, isStrained: false }
  if (!isCalm || oneIn === 1) return { ...calmer, heldMs, calmMs: 0, fitsMs: 0 }
  const calmMs = before.calmMs + load.elapsedMs
  const fitsMs = passedOn(load, oneIn / 2) <= FILL * before.capacity ? before.fitsMs + load.elapsedMs : 0
  const mayFall = heldMs >= HOLD_MS && (fitsMs >= HOLD_MS || calmMs >= RETRY_MS)
  return mayFall
    ? { ...calmer, oneIn: oneIn / 2, heldMs: 0, calmMs: 0, fitsMs: 0 }
    : { ...calmer, heldMs, calmMs, fitsMs }
}

const RANGE_SECONDS = 2
/** Also of the first range, when nothing is known yet. */
export const SHORTEST_RANGE = 1_000
const LONGEST_RANGE = 20_000

/** For how many records the next decision holds: about two seconds of them. */
export const rangeLength = (records: number, elapsedMs: number): number =>
  Math.min(
    LONGEST_RANGE,
    Math.max(SHORTEST_RANGE, Math.ceil((records * RANGE_SECONDS * 1_000) / Math.max(1, elapsedMs))),
  )
