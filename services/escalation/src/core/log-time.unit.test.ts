import { integer, property, assert as require } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { skewAfterAppend, skewAfterRead } from './log-time.ts'

const TEN_MINUTES_MS = 600_000
const anySkew = integer({ min: -TEN_MINUTES_MS, max: TEN_MINUTES_MS })
const latency = integer({ min: 0, max: 20_000 })

/** An append at 0 of our clock, on a log that is `trueMs` ahead of it. */
const append = (trueMs: number, outMs: number, backMs: number) => ({
  sentAtMs: 0,
  answeredAtMs: outMs + backMs,
  appendedAtMs: outMs + trueMs,
})

describe('the time of the log', () => {
  it('is known to within an append after one append, and never believed to be later than it is by more', () => {
    require(
      property(anySkew, anySkew, latency, latency, (believedMs, trueMs, outMs, backMs) => {
        const skewMs = skewAfterAppend(believedMs, append(trueMs, outMs, backMs))
        expect(Math.abs(skewMs - trueMs)).toBeLessThanOrEqual(outMs + backMs)
        if (skewMs !== believedMs) expect(skewMs).toBeLessThanOrEqual(trueMs)
      }),
    )
  })

  it('is that of a clock that is right, whatever is appended and read', () => {
    require(
      property(latency, latency, integer({ min: 0 }), (outMs, backMs, ageMs) => {
        expect(skewAfterAppend(0, append(0, outMs, backMs))).toBe(0)
        expect(skewAfterRead(0, 0, -ageMs)).toBe(0)
      }),
    )
  })

  it.each([
    ['a record of the future shows that ours is behind', 0, TEN_MINUTES_MS, TEN_MINUTES_MS],
    ['an old record shows nothing', 0, -TEN_MINUTES_MS, 0],
    ['a broker that is ahead by less than brokers may be shows nothing', 0, 1_000, 0],
    ['what is known already is not lowered', TEN_MINUTES_MS, 5_000, TEN_MINUTES_MS],
  ])('%s', (_what, believedMs, appendedAtMs, skewMs) => {
    expect(skewAfterRead(believedMs, 0, appendedAtMs)).toBe(skewMs)
  })
})
