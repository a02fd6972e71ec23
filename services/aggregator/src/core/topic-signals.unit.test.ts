import type { RuleInput } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { describe, expect, it } from 'vitest'
import { configured, type Entry, foldAll, mention, negative, START_MS, tick } from '../../test-support/timeline.ts'
import { brandWithRules } from '../../test-support/versions.ts'
import { explainLines, recompute } from './explain.ts'

const SECOND = 1_000
const MINUTE = 60_000
const at = (ms: number): number => START_MS + ms
const rule: RuleInput = {
  ruleId: 'same-topic',
  kind: 'RULE_KIND_TOPIC',
  level: 'RULE_LEVEL_SUSPECT',
  windowMs: 300_000,
  minimumMentions: 10,
  minimumAuthors: 5,
  threshold: 0.5,
  evaluations: 1,
  closeAfterMs: MINUTE,
}
const LANGUAGES = ['en', 'pl', 'sv', 'id']

/** Negatives, one each five seconds, in four languages by turns. */
const complaints = (topics: readonly string[][], authors = 100): Entry[] =>
  topics.map((of, i) =>
    negative(at(MINUTE + i * 5 * SECOND), `a${i % authors}`, {
      nativeId: `c${i}`,
      language: LANGUAGES[i % 4]!,
      topics: of.join(' '),
    }),
  )
const times = (count: number, topics: string[]): string[][] => Array.from({ length: count }, () => topics)

const signals = (entries: readonly Entry[], over: RuleInput = {}) =>
  foldAll([
    configured(at(0), brandWithRules(1, [{ ...rule, ...over }])),
    ...entries,
    tick(at(20 * MINUTE)),
  ]).signals.filter(({ ruleId }) => ruleId === 'same-topic')

describe('topics in windows', () => {
  it('are counted for negatives, across languages, the most common first', () => {
    const entries = [
      ...complaints([...times(3, ['staff']), ...times(5, ['delivery', 'staff']), ...times(2, ['price'])]),
      mention(at(2 * MINUTE), { topics: 'boycott', sentiment: 'SENTIMENT_POSITIVE' }),
      tick(at(3 * MINUTE)),
    ]
    const window = foldAll(entries).windows.findLast(({ sizeMs }) => sizeMs === 300_000)!
    expect(window.topics).toEqual([
      { topic: 'staff', negative: 8 },
      { topic: 'delivery', negative: 5 },
      { topic: 'price', negative: 2 },
    ])
  })

  it('leave with their panes', () => {
    const { windows } = foldAll([
      ...complaints(times(5, ['delivery'])),
      mention(at(20 * MINUTE)),
      tick(at(21 * MINUTE)),
    ])
    const short = windows.filter(({ sizeMs }) => sizeMs === 300_000)
    expect(short.at(-1)!.topics).toEqual([])
    expect(windows.findLast(({ sizeMs }) => sizeMs !== 300_000)!.topics).toEqual([{ topic: 'delivery', negative: 5 }])
  })
})

describe('signals of topics', () => {
  const mixed = times(6, []).flatMap(none => [['delivery'], ['price'], none])
  it.each<[string, Entry[], RuleInput, boolean]>([
    ['one topic in four languages is one topic', complaints(times(12, ['delivery'])), {}, true],
    ['many topics are not', complaints(mixed), {}, false],
    ['one person does not make a topic', complaints(times(30, ['delivery']), 1), {}, false],
    ['by number it fires, however much else is said', complaints(mixed), { threshold: 6 }, true],
    ['a rule for another topic does not fire', complaints(times(12, ['delivery'])), { topics: ['data_leak'] }, false],
    ['a rule for this one does, at fewer', complaints(mixed), { topics: ['price'], threshold: 6 }, true],
  ])('%s', (_, entries, over, fires) => {
    expect(signals(entries, over).length > 0).toBe(fires)
  })

  it('name the topic and mentions that are about it, and are explained', () => {
    const told = signals([...complaints([...times(4, ['price']), ...times(12, ['delivery'])])])
    const [first] = told
    expect(first).toMatchObject({ kind: 'RULE_KIND_TOPIC', level: 'RULE_LEVEL_SUSPECT', topic: 'delivery' })
    const about = first!.mentionIds.map(id => Number(id.slice('test:c'.length)))
    expect(about.length).toBeGreaterThan(4)
    expect(about.every(i => i >= 4)).toBe(true)
    expect(told.at(-1)).toMatchObject({ state: 'SIGNAL_STATE_CLOSED', topic: 'delivery' })
    const arithmetic = first!.arithmetic!
    expect(arithmetic.window!.topics[0]!.topic).toBe('delivery')
    const lines = explainLines(arithmetic)
    expect(lines[0]).toMatch(
      /: 6 of 10 negatives are about delivery; the limit that people set is 50 %; from 6 authors/,
    )
    expect(lines.join('\n')).toMatch(
      /limit = 5 {2}\(threshold · \(negative − negativeExcess\); fires when onTopic ≥ limit\)/,
    )
    expect(recompute(arithmetic)).toBe('fires')
    expect(recompute({ ...arithmetic, rule: { ...arithmetic.rule!, threshold: 0.9 } })).toBe('calm')
  })
})
