import { describe, expect, it } from 'vitest'
import {
  configured,
  type Entry,
  flag,
  foldAll,
  lastSignals,
  mention,
  negative,
  START_MS,
  tick,
} from '../../test-support/timeline.ts'
import { baselineVersion, brandWithRules } from '../../test-support/versions.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { explainLines, recompute } from './explain.ts'

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000
const at = (ms: number): number => START_MS + ms

const calm = (fromMs: number, toMs: number, everyMs = 120_000): Entry[] => {
  const entries: Entry[] = []
  for (let ms = fromMs, i = 0; ms < toMs; ms += everyMs, i++) {
    entries.push(i % 5 === 0 ? negative(at(ms), `calm${i % 97}`) : mention(at(ms)))
  }
  return entries
}

const anger = (
  fromMs: number,
  howMany: number,
  authors: number,
  gapMs = 3_000,
  text = 'the update broke the app',
): Entry[] =>
  Array.from({ length: howMany }, (_, i) => negative(at(fromMs + i * gapMs), `angry${i % authors}`, { text }))

const withBaseline = [configured(at(0), baselineVersion(1))]
const ids = (entries: readonly Entry[]): string[] =>
  lastSignals(foldAll(entries).signals).map(signal => `${signal.level.slice(11)} ${signal.ruleId}`)

describe('signals', () => {
  it('one bad comment is no signal, nor are ten from one person', () => {
    const one = [...withBaseline, ...calm(1_000, HOUR), ...anger(HOUR, 1, 1), tick(at(3 * HOUR))]
    const ten = [...withBaseline, ...calm(1_000, HOUR), ...anger(HOUR, 30, 1), tick(at(3 * HOUR))]
    expect(ids(one)).toEqual([])
    expect(ids(ten)).toEqual([])
  })

  it('many angry people are suspected within a minute, with what it is about, and it closes when they are gone', () => {
    const entries = [...withBaseline, ...calm(1_000, HOUR), ...anger(HOUR, 100, 60), tick(at(5 * HOUR))]
    const { signals } = foldAll(entries)
    const suspected = signals.filter(signal => signal.ruleId === 'share-5m')
    expect(suspected[0]).toMatchObject({ state: 'SIGNAL_STATE_OPEN', level: 'RULE_LEVEL_SUSPECT', whileBlind: false })
    expect(suspected[0]!.openedAtMs - at(HOUR)).toBeLessThan(90 * SECOND)
    expect(suspected[0]!.signalId).toBe(`lumo/share-5m/${suspected[0]!.openedAtMs}`)
    expect(suspected.at(-1)).toMatchObject({ state: 'SIGNAL_STATE_CLOSED', signalId: suspected[0]!.signalId })
    const terms = suspected.at(-2)!.about.map(term => term.term)
    expect(terms.join(' ')).toMatch(/broke/)
    expect(suspected.at(-2)!.about[0]!.mentionIds).toHaveLength(3)
    expect(suspected.at(-2)!.mentionIds.length).toBeGreaterThan(5)
    expect(JSON.stringify(suspected)).not.toContain('the update broke the app')
  })

  it('a popular joke is a volume to watch, never a suspicion', () => {
    const joke = Array.from({ length: 300 }, (_, i) =>
      mention(at(HOUR + i * SECOND), { sentiment: 'SENTIMENT_POSITIVE', authorHash: `fan${i}` }),
    )
    const levels = new Set(ids([...withBaseline, ...calm(1_000, HOUR), ...joke, tick(at(4 * HOUR))]))
    expect([...levels].every(one => one.startsWith('WATCH volume'))).toBe(true)
    expect(levels.size).toBeGreaterThan(0)
  })

  it('two people who flood are no suspicion, however much they write', () => {
    expect(ids([...withBaseline, ...calm(1_000, HOUR), ...anger(HOUR, 300, 2, 2_000), tick(at(4 * HOUR))])).toEqual([])
  })

  it('two people who flood do not carry the share of others over the line', () => {
    const others = Array.from({ length: 10 }, (_, i) => negative(at(HOUR + i * 25_000), `other${i}`))
    const rest = Array.from({ length: 40 }, (_, i) => mention(at(HOUR + i * 6_000)))
    const flood = [...others, ...rest, ...anger(HOUR, 100, 2, 2_000)].sort((a, b) => a.appendedAtMs - b.appendedAtMs)
    expect(
      ids([...withBaseline, ...calm(1_000, HOUR), ...flood, tick(at(4 * HOUR))]).filter(one =>
        one.startsWith('SUSPECT'),
      ),
    ).toEqual([])
  })

  it('refreshes an open signal at most every ten seconds, and keeps what opened it', () => {
    const { signals } = foldAll([
      ...withBaseline,
      ...calm(1_000, HOUR),
      ...anger(HOUR, 200, 80, 1_000),
      tick(at(5 * HOUR)),
    ])
    const own = signals.filter(signal => signal.ruleId === 'share-5m')
    expect(own.length).toBeGreaterThan(5)
    for (let i = 1; i < own.length; i++) {
      expect(own[i]!.updatedAtMs - own[i - 1]!.updatedAtMs).toBeGreaterThanOrEqual(10 * SECOND)
      expect(own[i]!.arithmetic).toEqual(own[0]!.arithmetic)
      expect(BigInt(own[i]!.ver)).toBeGreaterThan(BigInt(own[i - 1]!.ver))
    }
    expect(own[5]!.latest).not.toEqual(own[0]!.latest)
  })

  it('carries everything that its decision needs: the verdict comes out of the signal alone', () => {
    const rules = [
      ...DEFAULT_RULES,
      { ...DEFAULT_RULES[0]!, ruleId: 'count', kind: 'RULE_KIND_COUNT' as const, threshold: 40 },
    ]
    const entries = [
      configured(at(0), brandWithRules(1, rules)),
      ...withBaseline,
      ...calm(1_000, HOUR),
      flag(at(HOUR), 'f1'),
      ...anger(HOUR, 150, 90),
      tick(at(5 * HOUR)),
    ]
    const signals = lastSignals(foldAll(entries).signals)
    expect(new Set(signals.map(signal => signal.kind))).toEqual(
      new Set(['RULE_KIND_SHARE', 'RULE_KIND_VOLUME', 'RULE_KIND_COUNT', 'RULE_KIND_FLAG']),
    )
    for (const { arithmetic, latest } of signals) {
      expect(recompute(arithmetic!)).toBe('fires')
      expect(recompute(latest!)).toBe('calm')
    }
  })

  it('explains itself in a sentence and in lines', () => {
    const { signals } = foldAll([...withBaseline, ...calm(1_000, HOUR), ...anger(HOUR, 100, 60), tick(at(5 * HOUR))])
    const lines = explainLines(signals.find(signal => signal.ruleId === 'share-5m')!.arithmetic!)
    expect(lines[0]).toMatch(
      /^In the last 5 minutes: \d+ of \d+ mentions are negative: \d+ %, at least \d+ %; usual at this hour 20 %, limit \d+ %; from \d+ authors\. What stands out: «broke the» \(21 of 21 negatives\)\. About 21 of them are copies of one post\.$/,
    )
    expect(lines).toContainEqual(expect.stringMatching(/^n = \d+ {2}\(\(Σw\)² \/ Σw² of the mentions compared\)$/))
    expect(lines.at(-1)).toBe('rule version 0, baseline version 1, scorer test@1, tocsin-detector@1')
  })

  it("counts an employee's flag whatever rules a brand has", () => {
    const rules = [DEFAULT_RULES[0]!]
    const entries = [configured(at(0), brandWithRules(1, rules)), flag(at(HOUR), 'f1'), tick(at(2 * HOUR))]
    expect(ids(entries)).toEqual(['WATCH flag'])
  })

  it("opens at watch level for an employee's flag, once however often it is sent, and closes an hour later", () => {
    const entries = [flag(at(1_500), 'f1'), flag(at(1_600), 'f1'), tick(at(3_000)), tick(at(2 * HOUR))]
    const own = foldAll(entries).signals
    expect(own.map(signal => [signal.ruleId, signal.level, signal.state])).toEqual([
      ['flag', 'RULE_LEVEL_WATCH', 'SIGNAL_STATE_OPEN'],
      ['flag', 'RULE_LEVEL_WATCH', 'SIGNAL_STATE_CLOSED'],
    ])
    expect(own[0]!.openedAtMs).toBe(at(2_000))
    expect(own[0]!.arithmetic!.sentence).toBe('In the last hour: 1 employee flag.')
    expect(own[1]!.closedAtMs - at(HOUR)).toBeLessThan(2 * MINUTE)
  })

  it('sees what was published ahead of its time in the first second that its window begins to hold it', () => {
    const count = {
      ruleId: 'many',
      kind: 'RULE_KIND_COUNT' as const,
      level: 'RULE_LEVEL_WATCH' as const,
      windowMs: 5 * MINUTE,
      threshold: 3,
      evaluations: 1,
    }
    const ahead = [1, 2, 3].map(i =>
      negative(at(12_000), `early${i}`, { appendedAtMs: at(3_000), eventTimeMs: at(12_000) }),
    )
    const seconds = (until: number): Entry[] => Array.from({ length: until - 4 }, (_, i) => tick(at((i + 4) * SECOND)))
    for (const silence of [seconds(40), [tick(at(40_000))]]) {
      const { signals } = foldAll([configured(at(0), brandWithRules(1, [count])), ...ahead, ...silence])
      expect(signals[0]).toMatchObject({ ruleId: 'many', openedAtMs: at(11_000) })
    }
  })

  it('closes the episode of a rule that was taken away', () => {
    const count = {
      ruleId: 'many',
      kind: 'RULE_KIND_COUNT' as const,
      level: 'RULE_LEVEL_SUSPECT' as const,
      windowMs: 300_000,
      threshold: 10,
    }
    const entries = [
      configured(at(0), brandWithRules(1, [count])),
      ...anger(1_000, 40, 20, 1_000),
      configured(at(60_000), brandWithRules(2, [{ ...count, ruleId: 'more', threshold: 1_000 }])),
      tick(at(70_000)),
    ]
    const { signals } = foldAll(entries)
    expect(signals.at(-1)).toMatchObject({ ruleId: 'many', state: 'SIGNAL_STATE_CLOSED', closedAtMs: at(61_000) })
  })

  it('finds a crisis in the backlog after an outage, and says that it was blind', () => {
    const backlog = Array.from({ length: 120 }, (_, i) =>
      negative(at(2 * HOUR + i * 30_000), `angry${i % 70}`, {
        appendedAtMs: at(4 * HOUR + i * 50),
        text: 'the update broke the app',
      }),
    )
    const { signals, windows } = foldAll([
      ...withBaseline,
      ...calm(1_000, 2 * HOUR),
      ...backlog,
      tick(at(4 * HOUR + 60_000)),
      tick(at(8 * HOUR)),
    ])
    const found = lastSignals(signals).filter(signal => signal.level === 'RULE_LEVEL_SUSPECT')
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toMatchObject({ whileBlind: true, state: 'SIGNAL_STATE_CLOSED' })
    expect(found[0]!.arithmetic!.sentence).toMatch(
      /^In the backlog of 02:00 to 02:59 UTC, while we were blind: 120 of 120 mentions/,
    )
    expect(recompute(found[0]!.arithmetic!)).toBe('fires')
    expect(windows.some(window => window.late === 120)).toBe(true)
  })

  it('a usual backlog opens nothing', () => {
    const backlog = Array.from({ length: 60 }, (_, i) => {
      const over = { appendedAtMs: at(4 * HOUR + i * 50) }
      return i % 5 === 0
        ? negative(at(2 * HOUR + i * 120_000), `u${i}`, over)
        : mention(at(2 * HOUR + i * 120_000), over)
    })
    expect(ids([...withBaseline, ...calm(1_000, 2 * HOUR), ...backlog, tick(at(8 * HOUR))])).toEqual([])
  })
})
