import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { describe, expect, it } from 'vitest'
import { completeRule, type Figures, type Verdict, verdictOf } from './rules.ts'
import { wilson } from './statistics.ts'
import type { UsualLevel } from './usual.ts'

const usual: UsualLevel = {
  share: 0.2,
  shareMad: 0.02,
  shareKnown: true,
  mentions: 40,
  mentionsMad: 4,
  volumeKnown: true,
  coldStart: false,
  baselineVersion: 1,
}
const unknown: UsualLevel = { ...usual, shareKnown: false, volumeKnown: false, coldStart: true }
const base: Rule = {
  ruleId: 'r',
  kind: 'RULE_KIND_SHARE',
  level: 'RULE_LEVEL_SUSPECT',
  windowMs: 300_000,
  minimumMentions: 20,
  minimumAuthors: 8,
  threshold: 0,
  deviations: 3,
  evaluations: 3,
  closeAfterMs: 1,
  coolDownMs: 1,
  corrected: false,
  topics: [],
}
const share = base
const absolute: Rule = { ...base, threshold: 0.5, deviations: 0 }
const volume: Rule = { ...base, kind: 'RULE_KIND_VOLUME', minimumMentions: 30 }
const count: Rule = {
  ...base,
  kind: 'RULE_KIND_COUNT',
  minimumMentions: 0,
  minimumAuthors: 5,
  threshold: 30,
  deviations: 0,
}
const topic: Rule = { ...base, kind: 'RULE_KIND_TOPIC', minimumAuthors: 5, threshold: 0.4, deviations: 0 }
const onTopic = (count: number, authors = 5) => ({ group: 'delivery', count, authors })
const fight: Rule = {
  ...base,
  kind: 'RULE_KIND_FIGHT',
  minimumMentions: 0,
  minimumAuthors: 2,
  threshold: 8,
  deviations: 0,
}
const figures = (over: Partial<Figures>): Figures => {
  const mentions = over.mentions ?? 40
  const nothing = { negative: 0, negativeExcess: 0, scale: 1, flags: 0, corrected: undefined, repeated: undefined }
  return { mentions, weightSquares: mentions, authors: 20, ...nothing, ...over }
}

describe('verdicts', () => {
  it.each<[string, Rule, UsualLevel, Partial<Figures>, Verdict]>([
    ['a share far above usual fires', share, usual, { negative: 28 }, 'fires'],
    ['a share somewhat above usual does not', share, usual, { negative: 16 }, 'between'],
    ['the usual share is calm', share, usual, { negative: 8 }, 'calm'],
    ['nothing negative is calm', share, usual, { mentions: 0 }, 'calm'],
    ['too few mentions do not fire, whatever the share', share, usual, { mentions: 12, negative: 12 }, 'between'],
    ['too few authors do not fire, whatever the share', share, usual, { negative: 30, authors: 2 }, 'between'],
    ['a topic at its share of the negatives fires', topic, unknown, { negative: 30, repeated: onTopic(12) }, 'fires'],
    ['below that it does not', topic, unknown, { negative: 30, repeated: onTopic(11) }, 'between'],
    [
      'negatives of few authors do not count among those it is a share of',
      topic,
      unknown,
      { negative: 60, negativeExcess: 30, repeated: onTopic(12) },
      'fires',
    ],
    ['a topic of few authors does not fire', topic, unknown, { negative: 12, repeated: onTopic(12, 4) }, 'between'],
    [
      'nor does one in too few mentions',
      topic,
      unknown,
      { mentions: 19, negative: 12, repeated: onTopic(12) },
      'between',
    ],
    [
      'a number of negatives on a topic fires',
      { ...topic, threshold: 12 },
      unknown,
      { negative: 90, repeated: onTopic(12) },
      'fires',
    ],
    ['many topics of one mention each are calm', topic, unknown, { negative: 30, repeated: onTopic(3) }, 'calm'],
    ['a quarrel at its limit fires', fight, unknown, { repeated: { group: 't', count: 8, authors: 2 } }, 'fires'],
    ['one author alone is no quarrel', fight, unknown, { repeated: { group: 't', count: 80, authors: 1 } }, 'between'],
    ['a short exchange is calm', fight, unknown, { repeated: { group: 't', count: 6, authors: 3 } }, 'calm'],
    ['no hostile reply is calm', fight, unknown, {}, 'calm'],
    ['an absolute share fires at its limit', absolute, unknown, { negative: 20 }, 'fires'],
    [
      'an absolute share that asks for the corrected one fires at that, however low the raw one is',
      { ...absolute, corrected: true },
      unknown,
      { negative: 8, corrected: { share: 0.52, low: 0.4, high: 0.6, mentions: 40 } },
      'fires',
    ],
    [
      'and not where the scorer makes it look worse than it is',
      { ...absolute, corrected: true },
      unknown,
      { negative: 24, corrected: { share: 0.3, low: 0.2, high: 0.4, mentions: 40 } },
      'calm',
    ],
    [
      'where the error is not known, it fires at the raw share',
      { ...absolute, corrected: true },
      unknown,
      { negative: 24 },
      'fires',
    ],
    [
      'few authors cannot carry a share: their excess does not count',
      share,
      usual,
      { mentions: 60, negative: 40, negativeExcess: 34, authors: 9 },
      'calm',
    ],
    [
      'weights do not add certainty: many mentions of great weight are few',
      share,
      usual,
      { mentions: 100, negative: 60, weightSquares: 900 },
      'between',
    ],
    ['a rule of change is calm before anything is known', share, unknown, { negative: 40 }, 'calm'],
    [
      'an absolute share fires whatever is usual',
      { ...share, threshold: 0.5, deviations: 0 },
      { ...usual, share: 0.9 },
      { negative: 20 },
      'fires',
    ],
    [
      'an absolute share fires before anything is known',
      { ...share, threshold: 0.5, deviations: 0 },
      unknown,
      { negative: 20 },
      'fires',
    ],
    [
      'an absolute share has its guards',
      { ...share, threshold: 0.5, deviations: 0 },
      usual,
      { mentions: 10, negative: 10 },
      'between',
    ],
    [
      'an absolute share is left a fifth below its limit',
      { ...share, threshold: 0.5, deviations: 0 },
      usual,
      { negative: 17 },
      'between',
    ],
    ['… and calm below that', { ...share, threshold: 0.5, deviations: 0 }, usual, { negative: 15 }, 'calm'],
    ['a volume far above usual fires', volume, usual, { mentions: 61 }, 'fires'],
    ['a volume within three Poisson deviations does not', volume, usual, { mentions: 58 }, 'between'],
    ['the usual volume is calm', volume, usual, { mentions: 45 }, 'calm'],
    [
      'a volume is measured against at least one mention',
      volume,
      { ...usual, mentions: 0, mentionsMad: 0 },
      { mentions: 29 },
      'between',
    ],
    ['two flooding authors make no volume', volume, usual, { mentions: 100, negative: 64, negativeExcess: 58 }, 'calm'],
    ['a plain number of negatives fires', count, unknown, { negative: 30 }, 'fires'],
    ['one less does not', count, unknown, { negative: 29 }, 'between'],
    ['a plain number has its guard', count, unknown, { negative: 40, authors: 4 }, 'between'],
    [
      'a plain number is for its window: two hours of backlog need more',
      { ...count, windowMs: 3_600_000 },
      unknown,
      { negative: 40, scale: 2 },
      'calm',
    ],
    ["an employee's flag fires", { ...count, kind: 'RULE_KIND_FLAG', threshold: 0 }, unknown, { flags: 1 }, 'fires'],
    ['kinds of other parts are calm here', { ...count, kind: 'RULE_KIND_TOPIC' }, usual, { negative: 1_000 }, 'calm'],
  ])('%s', (_, rule, level, over, expected) => {
    expect(verdictOf(figures(over), level, rule)).toBe(expected)
  })

  it('never judges a share of fewer than five mentions and three authors', () => {
    const bare = completeRule({
      ...share,
      minimumMentions: 0,
      minimumAuthors: 0,
      deviations: 0,
      threshold: 0.1,
      evaluations: 0,
      closeAfterMs: 0,
    })
    expect(bare).toMatchObject({ minimumMentions: 5, minimumAuthors: 3, evaluations: 3, closeAfterMs: 600_000 })
    expect(verdictOf(figures({ mentions: 1, negative: 1, authors: 1 }), usual, bare)).not.toBe('fires')
  })
})

describe('wilson', () => {
  it.each([
    [0, 10, 1.96, 0, 0.2775],
    [0.5, 100, 1.96, 0.4038, 0.5962],
    [1, 20, 3, 0.6897, 1],
  ])('bounds %d of %d at z = %d', (p, n, z, low, high) => {
    const interval = wilson(p, n, z)
    expect(interval.low).toBeCloseTo(low, 3)
    expect(interval.high).toBeCloseTo(high, 3)
  })
})
