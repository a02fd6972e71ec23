/** Bucket i holds gaps up to 2^(i/2) ms: from 1 ms to about 12 days. */
const BUCKETS = 61
const HALF_LIFE_MS = 7 * 86_400_000
const ENOUGH_GAPS = 50
/** Of all time, this part passes in gaps no longer than the usual one. */
const QUANTILE = 0.95

export interface UsualGap {
  /** Takes the time between two arrivals, the later of which was at `atMs`. */
  learn(gapMs: number, atMs: number): void
  /** Undefined until enough gaps were seen. */
  valueMs(): number | undefined
}

/**
 * The gap between arrivals that a source usually has. Gaps are weighted by their length: the answer is about time, not about arrivals,
 * so that slow nights count as much as busy days. What was seen a week ago counts half.
 */
export const createUsualGap = (): UsualGap => {
  const weights = new Float64Array(BUCKETS)
  let decayedAtMs: number | undefined
  let gaps = 0
  const bucketOf = (gapMs: number): number =>
    Math.min(BUCKETS - 1, Math.max(0, Math.ceil(Math.log2(Math.max(gapMs, 1)) * 2)))

  return {
    learn(gapMs, atMs) {
      const decay = decayedAtMs === undefined ? 1 : 2 ** (-Math.max(0, atMs - decayedAtMs) / HALF_LIFE_MS)
      decayedAtMs = Math.max(atMs, decayedAtMs ?? atMs)
      if (decay !== 1) for (let i = 0; i < BUCKETS; i++) weights[i]! *= decay
      weights[bucketOf(gapMs)]! += Math.max(gapMs, 1)
      gaps++
    },
    valueMs() {
      if (gaps < ENOUGH_GAPS) return undefined
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      let upTo = 0
      for (const [index, weight] of weights.entries()) {
        upTo += weight
        if (upTo >= total * QUANTILE) return Math.round(2 ** (index / 2))
      }
      return undefined
    },
  }
}
