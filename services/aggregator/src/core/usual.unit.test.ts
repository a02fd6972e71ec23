import { describe, expect, it } from 'vitest'
import { baselineVersion } from '../../test-support/versions.ts'
import { createLearned, learnPane, runningUsual } from './learned.ts'
import { HOUR_MS } from './time.ts'
import { hourOfWeek, shareLimit, type UsualInput, usualOf, volumeLimit } from './usual.ts'

const MONDAY_HOUR = Date.UTC(2026, 0, 5) / HOUR_MS

/** Hours of calm, each with its mentions and negatives; `excluded` marks hours with an open signal. */
const learnedOf = (hours: readonly (readonly [mentions: number, negative: number, excluded?: boolean])[]) => {
  const learned = createLearned(0)
  for (const [index, [mentions, negative, excluded = false]] of hours.entries()) {
    learnPane(learned, (index + 1) * HOUR_MS, { mentions, negative }, excluded)
  }
  return { learned, hour: hours.length + 1 }
}
const usualAfter = (hours: Parameters<typeof learnedOf>[0]) => {
  const { learned, hour } = learnedOf(hours)
  return runningUsual(learned, hour)
}
const repeat = <T>(howMany: number, value: T): T[] => Array.from({ length: howMany }, () => value)

const input = (over: Partial<UsualInput> = {}): UsualInput => ({
  baseline: baselineVersion(3).baseline ?? undefined,
  baselineVersion: 3,
  scorerVersion: 'test@1',
  running: usualAfter(repeat(48, [60, 6])),
  ...over,
})

describe('the usual level while there is no baseline', () => {
  it('is not known before there is enough of it', () => {
    expect(usualAfter(repeat(4, [60, 12]))).toMatchObject({ shareKnown: false, volumeKnown: false })
    expect(usualAfter(repeat(5, [60, 12]))).toMatchObject({ shareKnown: true, volumeKnown: false, share: 0.2 })
    expect(usualAfter(repeat(24, [60, 12]))).toMatchObject({ volumeKnown: true, perMinute: 1 })
  })

  it('needs mentions, not hours: a quiet brand takes longer', () => {
    expect(usualAfter(repeat(20, [5, 1]))).toMatchObject({ shareKnown: false })
  })

  it('is not moved by hours in which a signal was open', () => {
    const usual = usualAfter([
      ...repeat<[number, number]>(30, [60, 12]),
      ...repeat<[number, number, boolean]>(20, [600, 540, true]),
    ])
    expect(usual).toMatchObject({ share: 0.2, perMinute: 1 })
  })

  it('is hardly moved by the beginning of a crisis, which no signal marks yet', () => {
    const usual = usualAfter([...repeat<[number, number]>(30, [60, 12]), [300, 250], [400, 380]])
    expect(usual.share).toBeCloseTo(0.2, 5)
  })

  it('counts silent hours as hours without mentions', () => {
    const { learned } = learnedOf(repeat(10, [60, 12]))
    expect(runningUsual(learned, 40).perMinute).toBe(0)
  })

  it('does not count the hour in which the brand was first seen', () => {
    const learned = createLearned(0)
    learnPane(learned, HOUR_MS / 2, { mentions: 1_000, negative: 1_000 }, false)
    for (let hour = 1; hour <= 24; hour++) learnPane(learned, hour * HOUR_MS, { mentions: 60, negative: 12 }, false)
    expect(runningUsual(learned, 25)).toMatchObject({ share: 0.2, perMinute: 1 })
  })

  it('looks back a week', () => {
    const usual = usualAfter([...repeat<[number, number]>(100, [600, 300]), ...repeat<[number, number]>(170, [60, 12])])
    expect(usual).toMatchObject({ share: 0.2, perMinute: 1 })
  })
})

describe('the usual level of a window', () => {
  it('comes from the hour of the week, Monday first', () => {
    expect(hourOfWeek(MONDAY_HOUR)).toBe(0)
    expect(hourOfWeek(MONDAY_HOUR + 167)).toBe(167)
    const level = usualOf(input(), 300_000, (MONDAY_HOUR + 5) * HOUR_MS)
    expect(level).toMatchObject({ mentions: 2.5, coldStart: false, baselineVersion: 3, shareKnown: true })
    expect(level.share).toBeCloseTo(0.2, 9)
  })

  it('mixes two hours by their part of the window', () => {
    const baseline = baselineVersion(1).baseline!
    baseline.hours[0]!.mentionsPerMinute = 2
    baseline.hours[1]!.mentionsPerMinute = 4
    const level = usualOf(input({ baseline }), HOUR_MS, (MONDAY_HOUR + 1.5) * HOUR_MS)
    expect(level.mentions).toBeCloseTo(0.5 * 120 + 0.5 * 240, 9)
  })

  it("shrinks thin hours to the brand's mean", () => {
    const baseline = baselineVersion(1).baseline!
    Object.assign(baseline.hours[0]!, { share: 0.9, mentions: 5 })
    const level = usualOf(input({ baseline }), 300_000, MONDAY_HOUR * HOUR_MS + 600_000)
    expect(level.share).toBeCloseTo((5 * 0.9 + 50 * 0.2) / 55, 9)
  })

  it.each([
    ['there is no baseline', { baseline: undefined }],
    ['the baseline has fewer than four weeks', { baseline: baselineVersion(1, { weeks: 3 }).baseline ?? undefined }],
    ['another scorer made it', { baseline: { ...baselineVersion(1).baseline!, scorerVersion: 'old@1' } }],
  ])('declares a cold start when %s', (_, over) => {
    expect(usualOf(input(over), 300_000, MONDAY_HOUR * HOUR_MS)).toMatchObject({
      coldStart: true,
      share: 0.1,
      baselineVersion: 0,
    })
  })

  it('limits the share by its own spread or by chance, whichever is wider', () => {
    const level = usualOf(input(), 300_000, MONDAY_HOUR * HOUR_MS)
    expect(shareLimit(level, 25, 3)).toBeCloseTo(0.2 + 3 * 0.08, 6)
    expect(shareLimit(level, 1e9, 3)).toBeCloseTo(0.2 + 3 * 1.4826 * 0.02, 6)
  })

  it('never limits a volume by less than a Poisson count allows', () => {
    const level = usualOf(input(), 300_000, MONDAY_HOUR * HOUR_MS)
    expect(volumeLimit(level, 1, 3)).toBeCloseTo(2.5 + 3 * Math.sqrt(2.5), 6)
    expect(volumeLimit({ ...level, mentions: 0 }, 1, 3)).toBe(3)
  })
})
