import type { EpochMs } from '../log/port.ts'

export interface TokenBuckets {
  /** Takes one; 0 when there was one, else in how many milliseconds there is. */
  take(key: string): number
  /** Keys that are remembered. */
  size(): number
}

export interface TokenBucketsOptions {
  /** What a bucket holds when full, so that a burst of so many passes, and what flows into it in a minute. */
  readonly perMinute: number
  readonly now: () => EpochMs
  /** Keys remembered at most; beyond, who asked longest ago is forgotten, and would begin with a full bucket. */
  readonly maxKeys?: number
}

interface Bucket {
  /** In parts of which MINUTE_MS are one: whole numbers, so that nothing is lost in rounding. */
  readonly level: number
  readonly atMs: EpochMs
}

const MAX_KEYS = 10_000
const MINUTE_MS = 60_000

/** How often each key may do something: token buckets, in bounded memory. A clock that is set back takes nothing and gives nothing. */
export const createTokenBuckets = ({ perMinute, now, maxKeys = MAX_KEYS }: TokenBucketsOptions): TokenBuckets => {
  const buckets = new Map<string, Bucket>()
  const full = perMinute * MINUTE_MS

  return {
    take(key) {
      const nowMs = now()
      const known = buckets.get(key)
      const flowed = known ? Math.max(0, nowMs - known.atMs) * perMinute : 0
      const level = known ? Math.min(full, known.level + flowed) : full
      const isEnough = level >= MINUTE_MS
      buckets.delete(key)
      buckets.set(key, { level: isEnough ? level - MINUTE_MS : level, atMs: nowMs })
      if (buckets.size > maxKeys) buckets.delete(buckets.keys().next().value!)
      return isEnough ? 0 : Math.ceil((MINUTE_MS - level) / perMinute)
    },
    size: () => buckets.size,
  }
}
