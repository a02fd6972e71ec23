export interface Interval {
  readonly low: number
  readonly high: number
}

/** Wilson's score interval of a share (E. B. Wilson, 1927) at z standard deviations; `n` may be an effective count. */
export const wilson = (share: number, n: number, z: number): Interval => {
  if (n <= 0) return { low: 0, high: 1 }
  const zz = z * z
  const centre = share + zz / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n * n))
  return { low: Math.max(0, (centre - half) / (1 + zz / n)), high: Math.min(1, (centre + half) / (1 + zz / n)) }
}

/** Kish's effective sample size: how many unweighted mentions say as much. */
export const effectiveCount = (weights: number, weightSquares: number): number =>
  weightSquares <= 0 ? 0 : (weights * weights) / weightSquares

export const median = (values: readonly number[]): number => {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Median absolute deviation; 1.4826 times it estimates a standard deviation of normal data. */
export const medianDeviation = (values: readonly number[]): number => {
  const centre = median(values)
  return median(values.map(value => Math.abs(value - centre)))
}

export const NORMAL_FROM_MAD = 1.4826
