export interface RateLimitOptions {
  /** So many at once. */
  readonly burst: number
  /** And one more each. */
  readonly everyMs: number
  /** Keys that are remembered; who was quiet the longest is forgotten first. */
  readonly keysLimit: number
}

interface Bucket {
  readonly left: number
  readonly atMs: number
}

export interface RateLimit {
  /** Whether something is left for the key; takes nothing. */
  has(key: string, now: number): boolean
  /** Takes one; false when nothing was left. */
  take(key: string, now: number): boolean
}

/** Buckets that fill with time, one per key, in bounded memory. */
export const createRateLimit = ({ burst, everyMs, keysLimit }: RateLimitOptions): RateLimit => {
  const buckets = new Map<string, Bucket>()

  const filled = (key: string, now: number): number => {
    const bucket = buckets.get(key)
    return bucket ? Math.min(burst, bucket.left + Math.max(0, now - bucket.atMs) / everyMs) : burst
  }

  return {
    has: (key, now) => filled(key, now) >= 1,
    take(key, now) {
      const left = filled(key, now)
      buckets.delete(key)
      if (buckets.size >= keysLimit) buckets.delete(buckets.keys().next().value!)
      buckets.set(key, { left: left >= 1 ? left - 1 : left, atMs: now })
      return left >= 1
    },
  }
}
