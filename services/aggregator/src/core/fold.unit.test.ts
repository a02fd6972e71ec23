import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { story } from '../../test-support/story.ts'
import { type Entry, finals, foldAll, lastSignals, mention, START_MS, tick } from '../../test-support/timeline.ts'

const PROPERTY = { numRuns: 60 }

/** Without what names places in the log: other ticks or batches move those. */
const placeless = (windows: readonly Window[]): Window[] => finals(windows).map(window => ({ ...window, ver: '0' }))

/** Counts only: what a window holds, whenever it became known. */
const counts = (windows: readonly Window[]) =>
  finals(windows).map(
    ({
      brandId,
      sizeMs,
      windowStartMs,
      mentions,
      negative,
      neutral,
      positive,
      weightSquares,
      vulgar,
      abusive,
      negativeAuthors,
      negativeExcess,
      languages,
      share,
    }) => ({
      brandId,
      sizeMs,
      windowStartMs,
      mentions,
      negative,
      neutral,
      positive,
      weightSquares,
      vulgar,
      abusive,
      negativeAuthors,
      negativeExcess,
      languages,
      share,
    }),
  )

const withTicks = (entries: readonly Entry[], everyMs: number): Entry[] => {
  const dense: Entry[] = []
  let nowMs = entries[0]?.appendedAtMs ?? 0
  for (const entry of entries) {
    const untilMs = Math.min(entry.appendedAtMs, nowMs + 900_000)
    for (let atMs = nowMs + everyMs; atMs < untilMs; atMs += everyMs) dense.push(tick(atMs))
    dense.push(entry)
    nowMs = Math.max(nowMs, entry.appendedAtMs)
  }
  return dense
}

const latest = (signals: readonly Signal[]): Signal[] => lastSignals(signals)

describe('the fold', { timeout: 60_000 }, () => {
  it('gives the same final windows and signals whatever the batches', () => {
    fc.assert(
      fc.property(story(120), fc.integer({ min: 2, max: 200 }), (entries, batch) => {
        const one = foldAll(entries)
        const many = foldAll(entries, { batch })
        expect(placeless(many.windows)).toEqual(placeless(one.windows))
        expect(many.signals).toEqual(one.signals)
      }),
      PROPERTY,
    )
  })

  it('gives the same final windows and signals however many ticks lie between the records', () => {
    fc.assert(
      fc.property(story(60), fc.integer({ min: 300, max: 20_000 }), (entries, everyMs) => {
        const sparse = foldAll(entries.filter((entry, i) => entry.kind !== 'tick' || i === entries.length - 1))
        const dense = foldAll(withTicks(entries, everyMs))
        expect(placeless(dense.windows)).toEqual(placeless(sparse.windows))
        expect(latest(dense.signals)).toEqual(latest(sparse.signals))
      }),
      PROPERTY,
    )
  })

  it('gives the same final windows and signals when records of the same moment change places or come again', () => {
    fc.assert(
      fc.property(story(80), fc.func(fc.nat()), (entries, rank) => {
        const again = entries.flatMap((entry, i) =>
          entry.kind === 'mention' && rank(i) % 3 === 0 ? [entry, entry] : [entry],
        )
        const shuffled = again
          .map((entry, i) => ({ entry, i, key: entry.kind === 'mention' ? rank(i) : 0 }))
          .sort(
            (a, b) =>
              a.entry.appendedAtMs - b.entry.appendedAtMs ||
              (a.entry.kind === 'mention' && b.entry.kind === 'mention' ? a.key - b.key : a.i - b.i),
          )
          .map(({ entry }) => entry)
        const plain = foldAll(entries)
        const mixed = foldAll(shuffled)
        expect(placeless(mixed.windows)).toEqual(placeless(plain.windows))
        expect(latest(mixed.signals)).toEqual(latest(plain.signals))
      }),
      PROPERTY,
    )
  })

  it('gives the same counts in final windows when mentions come in any order within the allowed lateness', () => {
    const moment = fc.record({
      atMs: fc.integer({ min: 0, max: 1_200_000 }),
      delayMs: fc.integer({ min: 0, max: 280_000 }),
      author: fc.nat(30),
      bad: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 80 }), moments => {
        const inOrder = (delayed: boolean): Entry[] => {
          const entries = moments.map(({ atMs, delayMs, author, bad }, i) =>
            mention(START_MS + atMs, {
              nativeId: `s${i}`,
              appendedAtMs: START_MS + atMs + (delayed ? delayMs : 0),
              authorHash: `a${author}`,
              sentiment: bad ? 'SENTIMENT_NEGATIVE' : 'SENTIMENT_POSITIVE',
            }),
          )
          return [...entries.sort((a, b) => a.appendedAtMs - b.appendedAtMs), tick(START_MS + 6_000_000)]
        }
        expect(counts(foldAll(inOrder(true)).windows)).toEqual(counts(foldAll(inOrder(false)).windows))
      }),
      PROPERTY,
    )
  })

  it('skips a silent week cheaply: three brands, a mention a minute, one tick at the end', () => {
    const entries: Entry[] = []
    for (let minute = 0; minute < 7 * 24 * 60; minute++) {
      entries.push(mention(START_MS + minute * 60_000, { brandId: ['lumo', 'norr', 'kopi'][minute % 3]! }))
    }
    entries.push(tick(START_MS + 30 * 86_400_000))
    const { fold, windows } = foldAll(entries, { batch: 1_000 })
    expect(fold.tallies().get('norr')?.mentions).toBe(3_360)
    expect(windows.length).toBeGreaterThan(100_000)
  })
})
