import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from './default-rules.ts'
import { subjectOf } from './subject.ts'

const ruleOf = (kind: Rule['kind']): Rule => ({ ...DEFAULT_RULES[0]!, kind })
const CRASH = { term: 'app crashes', negative: 114, z: 6.1, mentionIds: [] }
const REFUND = { term: 'refund', negative: 61, z: 3.2, mentionIds: [] }
const topics = [
  { topic: 'outage', negative: 53 },
  { topic: 'price', negative: 40 },
]
const told = (over: Partial<Parameters<typeof subjectOf>[0]>): string =>
  subjectOf({
    rule: ruleOf('RULE_KIND_SHARE'),
    window: { negative: 214, topics },
    about: [CRASH, REFUND],
    carrying: 214,
    flood: undefined,
    ...over,
  }).join(' ')

describe('what a signal is about', () => {
  it.each<[string, Parameters<typeof told>[0], string]>([
    [
      'phrases and the topic of most',
      {},
      'What stands out: «app crashes» (114 of 214 negatives), «refund» (61); topic: outage (53).',
    ],
    [
      'a topic that few are on is left out',
      { window: { negative: 600, topics }, about: [REFUND], carrying: 600 },
      'What stands out: «refund» (61 of 600 negatives).',
    ],
    ['a topic alone', { about: [] }, 'What stands out: topic: outage (53).'],
    [
      'copied posts are counted',
      { about: [], window: { negative: 214 }, flood: { negative: 61, same: 9, sampled: 32 } },
      'About 61 of them are copies of one post.',
    ],
    [
      'a few alike are no flood',
      { about: [REFUND], window: { negative: 214 }, flood: { negative: 18, same: 4, sampled: 96 } },
      'What stands out: «refund» (61 of 214 negatives).',
    ],
    [
      'a volume may be much of something else than its negatives',
      { rule: ruleOf('RULE_KIND_VOLUME'), window: {} },
      'In its negatives: «app crashes» (114 of 214 negatives), «refund» (61).',
    ],
    [
      'a topic is named by its own sentence',
      { rule: ruleOf('RULE_KIND_TOPIC'), about: [REFUND], carrying: 70 },
      'What stands out: «refund» (61 of 70 on the topic).',
    ],
    [
      'a fight is carried by replies',
      { rule: ruleOf('RULE_KIND_FIGHT'), about: [{ ...REFUND, negative: 5 }], carrying: 12 },
      'What stands out: «refund» (5 of 12 hostile replies).',
    ],
    ['a flag says so itself', { rule: ruleOf('RULE_KIND_FLAG') }, ''],
    ['nothing stands out', { about: [], window: { negative: 9 } }, ''],
  ])('%s', (_, over, sentence) => {
    expect(told(over)).toBe(sentence)
  })
})
