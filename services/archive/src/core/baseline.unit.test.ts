import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BaselineSource,
  computeBaseline,
  HOUR_MS,
  type HourWindow,
  hourOfWeek,
  materiallyDiffers,
  median,
  medianDeviation,
  WEEK_MS,
} from './baseline.ts'

const MONDAY = Date.UTC(2026, 0, 5)

/** Weeks of hours that all look alike unless `of` says otherwise. */
const weeksOf = (
  weeks: number,
  of: (startMs: number, week: number) => Partial<HourWindow> = () => ({}),
): HourWindow[] =>
  Array.from({ length: weeks * 168 }, (_, i) => {
    const startMs = MONDAY + i * HOUR_MS
    return { startMs, mentions: 60, negative: 6, ...of(startMs, Math.floor(i / 168)) }
  })

const source = (hours: readonly HourWindow[], over: Partial<BaselineSource> = {}): BaselineSource => ({
  brandId: 'acme',
  scorerVersion: 's@1',
  hours,
  listenedMs: hours.map(({ startMs }) => startMs),
  suspected: [],
  minimumWeeks: 4,
  ...over,
})

describe('hourOfWeek', () => {
  it.each([
    ['Monday midnight', MONDAY, 0],
    ['Monday 01:59', MONDAY + 2 * HOUR_MS - 1, 1],
    ['Sunday 23:00', MONDAY + 167 * HOUR_MS, 167],
    ['the epoch, a Thursday', 0, 72],
  ])('%s', (_, ms, expected) => expect(hourOfWeek(ms)).toBe(expected))
})

describe('median and medianDeviation', () => {
  it.each([
    [[], 0, 0],
    [[4], 4, 0],
    [[3, 1], 2, 1],
    [[1, 2, 3, 4, 100], 3, 1],
  ])('%j', (values, middle, deviation) => {
    expect(median(values)).toBe(middle)
    expect(medianDeviation(values)).toBe(deviation)
  })
})

describe('computeBaseline', () => {
  it('gives what every hour was when every hour was the same', () => {
    const baseline = computeBaseline(source(weeksOf(4)))!
    expect(baseline).toMatchObject({
      brandId: 'acme',
      scorerVersion: 's@1',
      weeks: 4,
      meanShare: 0.1,
      meanMentionsPerMinute: 1,
    })
    expect(baseline).toMatchObject({ computedFromMs: MONDAY, computedToMs: MONDAY + 4 * WEEK_MS })
    expect(baseline.hours).toHaveLength(168)
    for (const [hourOfWeek, hour] of baseline.hours!.entries()) {
      expect(hour).toEqual({
        hourOfWeek,
        share: 0.1,
        shareMad: 0,
        mentionsPerMinute: 1,
        mentionsPerMinuteMad: 0,
        weeks: 4,
        mentions: 240,
      })
    }
  })

  it('is a cold start before four weeks, and with no data', () => {
    expect(computeBaseline(source(weeksOf(3)))).toBeUndefined()
    expect(computeBaseline(source([]))).toBeUndefined()
  })

  it('is there when the first of four weeks lacks its first hour', () => {
    expect(computeBaseline(source(weeksOf(4).slice(1)))?.weeks).toBe(4)
  })

  it('tells a usual Saturday night from a usual Tuesday', () => {
    const saturday = 5 * 24 + 22
    const hours = weeksOf(5, startMs =>
      Math.abs(hourOfWeek(startMs) - saturday) <= 1 ? { mentions: 600, negative: 180 } : {},
    )
    const baseline = computeBaseline(source(hours))!
    expect(baseline.hours![saturday]).toMatchObject({ share: 0.3, mentionsPerMinute: 10 })
    expect(baseline.hours![30]).toMatchObject({ share: 0.1, mentionsPerMinute: 1 })
  })

  it('does not let one bad week become usual, and leaves hours of a suspicion out altogether', () => {
    const crisis = { fromMs: MONDAY + 30 * HOUR_MS, toMs: MONDAY + 40 * HOUR_MS }
    const inCrisis = (ms: number) => ms >= crisis.fromMs && ms < crisis.toMs
    const hours = weeksOf(5, startMs => (inCrisis(startMs) ? { mentions: 900, negative: 800 } : {}))
    const baseline = computeBaseline(source(hours, { suspected: [crisis] }))!
    expect(baseline.hours![35]).toMatchObject({ share: 0.1, shareMad: 0, weeks: 4, mentions: 240 })
    expect(baseline.meanShare).toBeCloseTo(0.1, 12)
  })

  it('counts hours without mentions as quiet when Tocsin listened, and not at all when it did not', () => {
    const quiet = (ms: number) => hourOfWeek(ms) < 3
    const all = weeksOf(4)
    const heard = all.filter(({ startMs }) => !quiet(startMs) || startMs === MONDAY)
    const listening = computeBaseline(source(heard, { listenedMs: all.map(({ startMs }) => startMs) }))!
    expect(listening.hours![1]).toMatchObject({ share: 0.1, mentionsPerMinute: 0, weeks: 4, mentions: 0 })
    const off = computeBaseline(source(heard))!
    expect(off.hours![1]).toMatchObject({ weeks: 0 })
  })

  it('pools the hours before and after, around the end of the week too', () => {
    const hours = weeksOf(4, startMs =>
      hourOfWeek(startMs) === 167 || hourOfWeek(startMs) === 1 ? { mentions: 120 } : {},
    )
    expect(computeBaseline(source(hours))!.hours![0]).toMatchObject({ mentionsPerMinute: 2, mentions: 240 })
  })

  it('does not depend on the order of its input', () => {
    const hours = weeksOf(4, startMs => ({ negative: hourOfWeek(startMs) % 7 }))
    fc.assert(
      fc.property(fc.shuffledSubarray(hours, { minLength: hours.length }), shuffled => {
        expect(computeBaseline(source(shuffled))).toEqual(computeBaseline(source(hours)))
      }),
      { numRuns: 5 },
    )
  })
})

describe('materiallyDiffers', () => {
  const baseline = computeBaseline(source(weeksOf(4)))!
  const oneMore = (over: object) => ({
    ...baseline,
    hours: baseline.hours!.map((hour, i) => (i === 50 ? { ...hour, ...over } : hour)),
  })
  it.each([
    ['the same', baseline, false],
    ['another span of the same', { ...baseline, computedToMs: 1 }, false],
    ['a share a little higher', oneMore({ share: 0.104 }), false],
    ['a share higher by a point', oneMore({ share: 0.11 }), true],
    ['a wider usual range', oneMore({ shareMad: 0.02 }), true],
    ['a tenth more mentions', oneMore({ mentionsPerMinute: 1.1 }), true],
    ['another scorer', { ...baseline, scorerVersion: 's@2' }, true],
    ['one more week', { ...baseline, weeks: 5 }, true],
    ['another mean', { ...baseline, meanShare: 0.2 }, true],
  ])('%s', (_, after, expected) => expect(materiallyDiffers(baseline, after)).toBe(expected))
})
