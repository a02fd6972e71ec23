const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits between attempts. A page is worth most in its first minutes; after the last attempt a key is dead, and a person may send it again. */
export const PAGE_WAITS_MS: readonly number[] = [
  1 * SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  20 * SECOND,
  30 * SECOND,
  1 * MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
]
export const INFORM_WAITS_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  1 * HOUR,
  2 * HOUR,
  4 * HOUR,
]

/** What a target asks for with Retry-After is honoured up to this. */
const PAGE_LONGEST_ASKED_MS = 2 * MINUTE
const INFORM_LONGEST_ASKED_MS = HOUR

/** In [0, 1), from a text: the same attempt gets the same jitter in every life (FNV-1a). */
const spread = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0) / 2 ** 32
}

export interface Failed {
  readonly key: string
  readonly isPage: boolean
  /** Attempts made by now that count. */
  readonly tried: number
  /** What the target asked for. */
  readonly afterMs: number | undefined
}

/** How long to wait for the next attempt, ± 20 %; undefined after the last one. */
export const waitBeforeNext = ({ key, isPage, tried, afterMs = 0 }: Failed): number | undefined => {
  const usual = (isPage ? PAGE_WAITS_MS : INFORM_WAITS_MS)[tried - 1]
  if (usual === undefined) return undefined
  const asked = Math.min(afterMs, isPage ? PAGE_LONGEST_ASKED_MS : INFORM_LONGEST_ASKED_MS)
  return Math.max(asked, Math.round(usual * (0.8 + 0.4 * spread(`${key}#${tried}`))))
}
