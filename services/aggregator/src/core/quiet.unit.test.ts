import { describe, expect, it } from 'vitest'
import { foldQuietWeeks } from '../../bench/quiet-weeks.ts'

describe('quiet weeks', { timeout: 60_000 }, () => {
  it('raise at most one false suspicion per brand and month', () => {
    const weeks = 3
    const { mentions, suspected } = foldQuietWeeks(weeks, 42)
    expect(mentions).toBeGreaterThan(150_000)
    expect(suspected / ((4 * weeks * 7) / 30)).toBeLessThanOrEqual(1)
  })
})
