import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideThinning, type Load, rangeLength, startThinning, type Thinning } from './thinning.ts'

const LIMITS = { delayMs: 10_000 }
const STEP_MS = 5_000

/** A minute's worth of nothing special: 10,000 mentions/s, a fifth of them negative, all folded. */
const load = (over: Partial<Load> = {}): Load => ({
  elapsedMs: STEP_MS,
  mentions: 50_000,
  whole: 10_000,
  folded: 50_000,
  lagRecords: 0,
  ...over,
})

const decideTwice = (same: Load): Thinning =>
  decideThinning(decideThinning(startThinning(1), same, LIMITS), same, LIMITS)

interface World {
  /** Mentions/s that come, the share of them that is never thinned, and records/s that downstream folds. */
  readonly arrives: number
  readonly whole: number
  readonly folds: number
}

/** Sentiment before a queue: what is passed on waits there until it is folded. */
const simulate = (worlds: readonly World[], start: Thinning = startThinning(1)) => {
  let thinning = start
  let lagRecords = 0
  return worlds.map(({ arrives, whole, folds }) => {
    const seconds = STEP_MS / 1_000
    const passed = (arrives * whole + (arrives * (1 - whole)) / thinning.oneIn) * seconds
    const folded = Math.min(folds * seconds, lagRecords + passed)
    lagRecords += passed - folded
    const mentions = arrives * seconds
    thinning = decideThinning(
      thinning,
      { elapsedMs: STEP_MS, mentions, whole: mentions * whole, folded, lagRecords },
      LIMITS,
    )
    return { oneIn: thinning.oneIn, lagRecords }
  })
}
const steady = (world: World, seconds: number): World[] =>
  Array.from({ length: (seconds * 1_000) / STEP_MS }, () => world)

describe('how much is passed on', () => {
  it.each<[string, Partial<Load>, number]>([
    ['everything while downstream keeps up', {}, 1],
    ['everything while what is passed on is counted soon enough', { lagRecords: 60_000, folded: 40_000 }, 1],
    ['everything while a lag goes away by itself', { lagRecords: 900_000, folded: 60_000 }, 1],
    ['everything while downstream is down: thinning is no help then', { lagRecords: 900_000, folded: 0 }, 1],
    ['everything while there are few, however slowly they go', { lagRecords: 5_000, folded: 10 }, 1],
    ['half when that is enough', { lagRecords: 150_000, folded: 40_000 }, 2],
    ['as little as the pace of downstream asks for, at once', { lagRecords: 150_000, folded: 20_000 }, 8],
    ['never less than 1 in 64, whatever it asks for', { lagRecords: 150_000, folded: 1 }, 64],
  ])('is %s', (_name, over, oneIn) => {
    expect(decideTwice(load(over)).oneIn).toBe(oneIn)
  })

  it('is everything at first: a downstream that has just come back did little so far, and catches up next', () => {
    const back = decideThinning(startThinning(1), load({ lagRecords: 150_000, folded: 500 }), LIMITS)
    expect(back.oneIn).toBe(1)
    const caughtUp = decideThinning(back, load({ lagRecords: 0, folded: 200_000 }), LIMITS)
    expect(decideThinning(caughtUp, load({ lagRecords: 150_000, folded: 20_000 }), LIMITS).oneIn).toBe(1)
  })

  it('waits for what was decided to show before it thins more', () => {
    const overloaded = load({ elapsedMs: 2_000, lagRecords: 150_000, folded: 20_000 })
    const first = decideTwice(overloaded)
    const worse = { ...overloaded, folded: 10_500 }
    const second = decideThinning(first, worse, LIMITS)
    expect([first.oneIn, second.oneIn]).toEqual([8, 8])
    const third = decideThinning(decideThinning(second, worse, LIMITS), worse, LIMITS)
    expect(third.oneIn).toBeGreaterThan(8)
  })

  it('mends an overload within seconds, and all is passed on again some minutes after it is over', () => {
    const busy = { arrives: 60_000, whole: 0.2, folds: 30_000 }
    const after = simulate([...steady(busy, 300), ...steady({ ...busy, arrives: 5_000 }, 300)])
    const stormLag = after.slice(0, 60).map(({ lagRecords }) => lagRecords)
    expect(stormLag.at(-1)).toBe(0)
    expect(Math.max(...stormLag), 'ten seconds of what downstream does, and two steps').toBeLessThanOrEqual(30_000 * 20)
    expect(after[59]!.oneIn).toBe(4)
    expect(after.at(-1)!.oneIn).toBe(1)
  })

  const anyWorld = fc.record({
    arrives: fc.integer({ min: 1, max: 200_000 }),
    whole: fc.double({ min: 0, max: 1, noNaN: true }),
    folds: fc.integer({ min: 0, max: 150_000 }),
  })

  it('never flaps: under any load n falls by half at most once a minute, and not within a minute of a rise', () => {
    const phase = fc.tuple(anyWorld, fc.integer({ min: 1, max: 40 }))
    fc.assert(
      fc.property(fc.array(phase, { minLength: 1, maxLength: 8 }), phases => {
        const after = simulate(phases.flatMap(([world, steps]) => Array.from({ length: steps }, () => world)))
        let changedAt = 0
        after.forEach(({ oneIn }, step) => {
          const before = after[step - 1]?.oneIn ?? 1
          if (oneIn < before) {
            expect(oneIn).toBe(before / 2)
            expect((step - changedAt) * STEP_MS).toBeGreaterThanOrEqual(60_000)
          }
          if (oneIn !== before) changedAt = step
        })
      }),
    )
  })

  it('settles: under a steady load it changes at most twice in ten minutes once it has settled', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const settled = simulate(steady(world, 3_600)).slice(360)
        for (let from = 0; from + 120 <= settled.length; from += 30) {
          const window = settled.slice(from, from + 120)
          const changes = window.filter(({ oneIn }, i) => i > 0 && oneIn !== window[i - 1]!.oneIn).length
          expect(changes).toBeLessThanOrEqual(2)
        }
      }),
    )
  })
})

describe('the length of a range', () => {
  it.each([
    ['about two seconds of records', 20_000, 10_000, 4_000],
    ['never shorter than a thousand', 3, 60_000, 1_000],
    ['never longer than twenty thousand', 1_000, 1, 20_000],
    ['a thousand where nothing is known', 0, 0, 1_000],
  ])('is %s', (_name, records, elapsedMs, length) => {
    expect(rangeLength(records, elapsedMs)).toBe(length)
  })
})
