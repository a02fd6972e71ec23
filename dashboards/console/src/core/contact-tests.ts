const DAY_MS = 86_400_000
/** A test older than this is no evidence that the contact works today. */
export const STALE_DAYS = 90

export type TestAge = { readonly kind: 'never' } | { readonly kind: 'fresh' | 'stale'; readonly days: number }

/** How long ago a test was seen to arrive: `testedAt` is an ISO day, empty for never. A day ahead of the clock counts as today. */
export const testAge = (testedAt: string, nowMs: number): TestAge => {
  const ms = Date.parse(testedAt)
  if (Number.isNaN(ms)) return { kind: 'never' }
  const days = Math.max(0, Math.floor((nowMs - ms) / DAY_MS))
  return { kind: days > STALE_DAYS ? 'stale' : 'fresh', days }
}
