import scorers from '@tocsin/shared/events/scorer-errors.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { configured, type Entry, foldAll, mention, negative, START_MS, tick } from '../../test-support/timeline.ts'
import { brandWithRules } from '../../test-support/versions.ts'
import { explainLines, recompute } from './explain.ts'

const [scorerVersion, errors] = Object.entries(scorers)[0]!
const { tpr, fpr } = errors.en
const MINUTE = 60_000
const at = (ms: number): number => START_MS + ms

/** One mention a second, of which this many in ten are said to be negative. */
const talk = (fromMs: number, howMany: number, negativeInTen: number, scorer = scorerVersion): Entry[] =>
  Array.from({ length: howMany }, (_, i) => {
    const over = { scorerVersion: scorer, language: 'en' }
    const atMs = at(fromMs + i * 1_000)
    return i % 10 < negativeInTen ? negative(atMs, `a${i}`, over) : mention(atMs, over)
  })

const lastShort = (entries: readonly Entry[]) =>
  foldAll(entries)
    .windows.filter(({ sizeMs }) => sizeMs === 300_000)
    .at(-1)!

describe('windows with a corrected share', () => {
  it('carry it beside the raw one, with a wider interval', () => {
    const window = lastShort([...talk(0, 200, 4), tick(at(210_000))])
    expect(window.share).toBeCloseTo(0.4, 10)
    expect(window.corrected!.share).toBeCloseTo((0.4 - fpr) / (tpr - fpr), 10)
    expect(window.corrected!.high - window.corrected!.low).toBeGreaterThan(window.shareHigh - window.shareLow)
  })

  it('carry none when nobody measured the scorer', () => {
    expect(lastShort([...talk(0, 200, 4, 'other@1'), tick(at(210_000))]).corrected).toBeNull()
  })

  it('carry none while they hold mentions of two scorers', () => {
    const both = [...talk(0, 100, 4, 'other@1'), ...talk(100_000, 100, 4)]
    expect(lastShort([...both, tick(at(210_000))]).corrected).toBeNull()
    const later = [...both, ...talk(200_000, 400, 4)]
    expect(lastShort([...later, tick(at(601_000))]).corrected).not.toBeNull()
  })
})

describe('a rule of the corrected share', () => {
  const rule = {
    ruleId: 'most',
    kind: 'RULE_KIND_SHARE',
    level: 'RULE_LEVEL_SUSPECT',
    windowMs: 300_000,
    minimumMentions: 50,
    minimumAuthors: 10,
    threshold: 0.5,
    evaluations: 1,
  } as const
  // corrected: below a half at three in ten, above it at five
  const signalsAt = (negativeInTen: number, corrected: boolean) =>
    foldAll([
      configured(at(0), brandWithRules(1, [{ ...rule, corrected }])),
      ...talk(MINUTE, 300, negativeInTen),
      tick(at(7 * MINUTE)),
    ]).signals.filter(({ ruleId }) => ruleId === 'most')

  it('fires by what is true, where the raw share would not', () => {
    const corrected = (0.5 - fpr) / (tpr - fpr)
    expect(corrected).toBeGreaterThan(0.6)
    expect(signalsAt(4, false)).toEqual([])
    expect(signalsAt(4, true).length).toBeGreaterThan(0)
    expect(signalsAt(2, true)).toEqual([])
  })

  it('is explained with all it is made from, and can be decided again from that', () => {
    const arithmetic = signalsAt(5, true)[0]!.arithmetic!
    const lines = explainLines(arithmetic)
    expect(lines[0]).toMatch(/corrected for the scorer's errors \d+ % \(\d+ % to \d+ %\)/)
    expect(lines.join('\n')).toMatch(/tpr\.en = [\d.]+ {2}\(P\(said negative \| is negative\), measured on \d+ texts\)/)
    expect(lines.join('\n')).toMatch(/correctedLow = /)
    expect(recompute(arithmetic)).toBe('fires')
    expect(recompute({ ...arithmetic, rule: { ...arithmetic.rule!, threshold: 0.99 } })).not.toBe('fires')
  })
})
