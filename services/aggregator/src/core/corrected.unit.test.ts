import type { ScorerErrors } from '@tocsin/shared/events/scorer-errors.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Correctable, correctedShare, LARGEST_CORRECTION } from './corrected.ts'

const errors: ScorerErrors = {
  en: { tpr: 0.7, tprN: 250, fpr: 0.1, fprN: 600 },
  pl: { tpr: 0.8, tprN: 350, fpr: 0.2, fprN: 500 },
  // says hardly anything
  sv: { tpr: 0.5, tprN: 200, fpr: 0.2, fprN: 300 },
}

const of = (
  languages: readonly (readonly [string, number, number])[],
  over: Partial<Correctable> = {},
): Correctable => {
  const mentions = languages.reduce((sum, [, count]) => sum + count, 0)
  return {
    languages: languages.map(([language, count, negative]) => ({ language, mentions: count, negative })),
    mentions,
    negative: languages.reduce((sum, [, , negative]) => sum + negative, 0),
    weightSquares: mentions,
    negativeExcess: 0,
    ...over,
  }
}

describe('the corrected share', () => {
  it.each<[string, Correctable, number | undefined]>([
    ['takes the false alarms out', of([['en', 100, 10]]), 0],
    ['adds what was missed', of([['en', 100, 40]]), 0.5],
    ['is all when more is said than could be', of([['en', 100, 90]]), 1],
    ['is nothing when less is said than could be', of([['en', 100, 2]]), 0],
    [
      'weighs languages by their mentions, each by its own errors',
      of([
        ['en', 100, 40],
        ['pl', 300, 60],
      ]),
      0.125,
    ],
    [
      'leaves out languages nobody measured, if they are few',
      of([
        ['en', 90, 36],
        ['fi', 10, 10],
      ]),
      0.5,
    ],
    [
      'is not known when they are many',
      of([
        ['en', 70, 28],
        ['fi', 30, 10],
      ]),
      undefined,
    ],
    ['is not known where the scorer tells too little', of([['sv', 100, 40]]), undefined],
    ['is not known of nothing', of([]), undefined],
    ['does not count the excess of few authors', of([['en', 140, 80]], { negativeExcess: 40 }), 0.5],
  ])('%s', (_, figures, share) => {
    const corrected = correctedShare(figures, errors)
    if (share === undefined) expect(corrected).toBeUndefined()
    else expect(corrected!.share).toBeCloseTo(share, 10)
  })

  it('is not known of a scorer that nobody measured', () => {
    expect(correctedShare(of([['en', 100, 40]]), undefined)).toBeUndefined()
  })

  it('has an interval by chance and by the measured errors: more mentions narrow it, down to what the errors leave', () => {
    const width = (mentions: number, known = errors): number => {
      const { low, high } = correctedShare(of([['en', mentions, 0.4 * mentions]]), known)!
      return high - low
    }
    expect(width(1_000)).toBeLessThan(width(100))
    const sure: ScorerErrors = { en: { ...errors.en!, tprN: 1e9, fprN: 1e9 } }
    expect(width(1e9, sure)).toBeLessThan(0.001)
    // by hand: 1.96 · √(0.25 · 0.7 · 0.3 / 250 + 0.25 · 0.1 · 0.9 / 600) / 0.6 = 0.051 each way
    expect(width(1e9) / 2).toBeCloseTo(0.051, 2)
  })

  it('widens when mentions are weighted: they say as much as fewer', () => {
    const plain = correctedShare(of([['en', 400, 160]]), errors)!
    const thinned = correctedShare(of([['en', 400, 160]], { weightSquares: 1_600 }), errors)!
    expect(thinned.high - thinned.low).toBeGreaterThan(plain.high - plain.low)
  })

  it('always lies within its interval, and both within 0 and 1', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.nat(500), rate, rate, rate, fc.integer({ min: 1, max: 500 }), (mentions, part, tpr, fpr, n) => {
        const known = { en: { tpr, tprN: n, fpr, fprN: n } }
        const corrected = correctedShare(of([['en', mentions, Math.round(part * mentions)]]), known)
        if (corrected === undefined) return
        const { low, share, high } = corrected
        expect([0, low, share, high, 1]).toEqual([0, low, share, high, 1].sort((a, b) => a - b))
      }),
    )
  })

  it('never is more than so many times the share that it was made of: what is far below a limit needs no correcting', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true })
    const language = fc.record({ mentions: fc.nat(200), part: rate, tpr: rate, fpr: rate })
    fc.assert(
      fc.property(fc.array(language, { minLength: 1, maxLength: 3 }), rate, (all, excess) => {
        const known = Object.fromEntries(
          all.map(({ tpr, fpr }, at) => [
            `l${at}`,
            { tpr: Math.max(tpr, fpr), tprN: 9, fpr: Math.min(tpr, fpr), fprN: 9 },
          ]),
        )
        const counts = of(all.map(({ mentions, part }, at) => [`l${at}`, mentions, Math.round(mentions * part)]))
        const figures = { ...counts, negativeExcess: Math.floor(counts.negative * excess) }
        const corrected = correctedShare(figures, known)
        if (corrected === undefined) return
        const { negative, mentions, negativeExcess } = figures
        const share = (negative - negativeExcess) / (mentions - negativeExcess)
        expect(corrected.share).toBeLessThanOrEqual(LARGEST_CORRECTION * share + 1e-9)
      }),
    )
  })
})
