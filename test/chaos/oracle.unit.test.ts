import { mentionCodec, tickCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import type { RuleInput } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import { describe, expect, it } from 'vitest'
import { createWindowJudge } from './judge-windows.ts'
import { createInputReader, type PartitionInput } from './oracle-input.ts'
import { episodesIn } from './oracle-signals.ts'
import { sumsAt } from './oracle-windows.ts'

const START_MS = 1_767_225_600_000
const at = (seconds: number): number => START_MS + seconds * 1_000
const BRAND = 'lumo'

const record = (value: Uint8Array, offset: number, kind = 'mention'): LogRecord => ({
  offset: BigInt(offset),
  appendedAt: 0,
  key: BRAND,
  value,
  headers: { [KIND_HEADER]: kind },
})

/** [seconds of append, fields]; the second is a tick where there are none. */
type Entry = readonly [seconds: number, mention?: MentionInput]

const inputOf = (entries: readonly Entry[]): PartitionInput => {
  const reader = createInputReader(() => undefined)
  for (const [offset, [seconds, mention]] of entries.entries()) {
    const appendedAtMs = at(seconds)
    const value = mention
      ? mentionCodec.encode({
          brandId: BRAND,
          source: 's',
          nativeId: String(offset),
          eventTimeMs: appendedAtMs,
          appendedAtMs,
          sentiment: 'SENTIMENT_NEUTRAL',
          ...mention,
        })
      : tickCodec.encode({ appendedAtMs })
    reader.take(record(value, offset, mention ? 'mention' : 'tick'))
  }
  return reader.input()
}

const first = { startMs: at(0), endMs: at(300) }
const brandOf = (input: PartitionInput) => input.brands.get(BRAND)!

describe('the oracle of windows', () => {
  it('counts a mention once, by label, language and weight', () => {
    const input = inputOf([
      [1, { sentiment: 'SENTIMENT_NEGATIVE', language: 'pl', authorHash: 'a' }],
      [2, { sentiment: 'SENTIMENT_POSITIVE', language: 'en', weight: 4 }],
      [3, { nativeId: '1', sentiment: 'SENTIMENT_NEGATIVE' }],
    ])
    expect(sumsAt(brandOf(input), first)).toMatchObject({
      mentions: 5,
      negative: 1,
      positive: 4,
      weightSquares: 17,
      negativeAuthors: 1,
      sampledOneIn: 4,
      languages: [
        ['en', 4, 0],
        ['pl', 1, 1],
      ],
    })
    expect(input.repeats).toBe(1)
  })

  it('counts what comes up to 5 min late in its own window, and what comes later as late in that of its arrival', () => {
    const late = { eventTimeMs: at(5) }
    const inTime = inputOf([
      [1, {}],
      [319.9, late],
    ])
    expect(sumsAt(brandOf(inTime), first).mentions).toBe(2)
    const tooLate = inputOf([
      [1, {}],
      [320, late],
    ])
    expect(sumsAt(brandOf(tooLate), first)).toMatchObject({ mentions: 1, late: 0 })
    expect(sumsAt(brandOf(tooLate), { startMs: at(30), endMs: at(330) })).toMatchObject({ mentions: 0, late: 1 })
  })

  it('counts a slow source when it arrives, and nothing further than 2 min in the future', () => {
    const slow = inputOf([[100, { timing: 'TIMING_SLOW', eventTimeMs: at(1) }]])
    expect(brandOf(slow).panes.has(at(100))).toBe(true)
    const future = inputOf([[100, { eventTimeMs: at(1_000) }]])
    expect(brandOf(future).panes.has(at(220))).toBe(true)
  })
})

describe('the judge of windows', () => {
  const input = inputOf([[1, {}], [2, { sentiment: 'SENTIMENT_NEGATIVE', authorHash: 'a' }], [310], [311]])
  const right: WindowInput = {
    brandId: BRAND,
    sizeMs: 300_000,
    windowStartMs: first.startMs,
    windowEndMs: first.endMs,
    ver: String((0x0101n << 48n) | 2n),
    final: true,
    mentions: 2,
    negative: 1,
    neutral: 1,
    weightSquares: 2,
    negativeAuthors: 1,
    sampledOneIn: 1,
    languages: [{ language: 'und', mentions: 2, negative: 1 }],
    streamTimeMs: at(310),
  }
  const later = { ver: String((0x0101n << 48n) | 3n), streamTimeMs: at(311) }
  const judged = (...windows: WindowInput[]): readonly string[] => {
    const judge = createWindowJudge()
    for (const window of windows) judge.take(record(windowCodec.encode(window), 0), 0)
    judge.look(new Map([[0, input]]))
    return judge.wrong()
  }

  it('has nothing against what is right, also when it comes again or late', () => {
    expect(judged(right, right, { ...right, ...later }, right)).toEqual([])
  })

  it.each([
    ['a mention more', [{ ...right, mentions: 3 }], /says .* the log says/],
    ['one of another language', [{ ...right, languages: [] }], /says .* the log says/],
    ['two values under one version', [right, { ...right, share: 0.5 }], /has two values/],
    ['a closed window that opens again', [right, { ...right, ...later, final: false }], /goes back/],
    [
      'a revision that falls',
      [
        { ...right, revision: 1 },
        { ...right, ...later },
      ],
      /goes back/,
    ],
    ['a brand that nobody spoke of', [{ ...right, brandId: 'other' }], /nobody spoke of/],
  ])('finds %s', (_what, windows, problem) => {
    expect(judged(...windows)).toEqual([expect.stringMatching(problem)])
  })

  it('misses windows that were never told, or not as they are at last', () => {
    const judge = createWindowJudge()
    const inputs = new Map([[0, input]])
    judge.take(record(windowCodec.encode(right), 0), 0)
    judge.look(inputs)
    const missing = judge.missing(inputs)
    expect(missing.filter(one => one.includes(` ${first.startMs} `))).toEqual([])
    // Of the 30 short windows over that pane, and 5 long ones that ended by now.
    expect(missing).toHaveLength(34)
    expect(missing[0]).toMatch(/was never told/)
  })
})

describe('the oracle of signals', () => {
  const rule: RuleInput = {
    ruleId: 'many',
    kind: 'RULE_KIND_COUNT',
    windowMs: 300_000,
    threshold: 3,
    evaluations: 3,
    closeAfterMs: 60_000,
    coolDownMs: 1_000,
  }
  const episodes = (entries: readonly Entry[]) => {
    const input = inputOf(entries)
    return episodesIn({ ...input, rules: new Map([[BRAND, { offset: 0n, rules: [rule as never] }]]) })
  }
  const negative = (seconds: number): Entry => [seconds, { sentiment: 'SENTIMENT_NEGATIVE' }]

  it('opens at the third look 10 s apart and closes after a minute of calm', () => {
    const [episode, ...more] = episodes([[0], negative(10), negative(11), negative(12.5), [900]])
    expect(more).toEqual([])
    // Seen at 13, 23 and 33 s; gone from the window that ends after 310 s.
    expect(episode).toMatchObject({ signalId: `lumo/many/${at(33)}`, openedMs: at(33), closedMs: at(311 + 60) })
  })

  it('stays silent below its threshold', () => {
    expect(episodes([[0], negative(10), negative(11), [900]])).toEqual([])
  })
})
