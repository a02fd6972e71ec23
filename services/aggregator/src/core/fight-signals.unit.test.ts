import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import { describe, expect, it } from 'vitest'
import { configured, type Entry, foldAll, mention, START_MS, tick } from '../../test-support/timeline.ts'
import { brandWithRules } from '../../test-support/versions.ts'
import { explainLines, recompute } from './explain.ts'

const SECOND = 1_000
const MINUTE = 60_000
const at = (ms: number): number => START_MS + ms
const ruled = configured(
  at(0),
  brandWithRules(1, [
    {
      ruleId: 'quarrel',
      kind: 'RULE_KIND_FIGHT',
      level: 'RULE_LEVEL_WATCH',
      windowMs: 300_000,
      threshold: 8,
      evaluations: 1,
      closeAfterMs: MINUTE,
    },
  ]),
)

/** Replies by turns, one each five seconds. */
const replies = (howMany: number, authors: number, over: (i: number) => MentionInput): Entry[] =>
  Array.from({ length: howMany }, (_, i) =>
    mention(at(MINUTE + i * 5 * SECOND), {
      nativeId: `r${i}`,
      authorHash: `a${i % authors}`,
      parentId: 'post',
      abusive: true,
      sentiment: 'SENTIMENT_NEGATIVE',
      ...over(i),
    }),
  )

const signals = (entries: readonly Entry[]) =>
  foldAll([ruled, ...entries, tick(at(20 * MINUTE))]).signals.filter(({ ruleId }) => ruleId === 'quarrel')

describe('signals of fights', () => {
  it.each<[string, Entry[], boolean]>([
    ['two who insult each other under one post quarrel', replies(10, 2, () => ({})), true],
    ['so do three', replies(10, 3, () => ({})), true],
    ['one alone does not', replies(30, 1, () => ({})), false],
    ['thirty who are rude once each do not', replies(30, 30, () => ({})), false],
    ['two under ten posts do not', replies(20, 2, i => ({ parentId: `post${i % 10}` })), false],
    [
      'in one thread they do, whichever reply they answer',
      replies(10, 2, i => ({ parentId: `r${i - 1}`, threadId: 'post' })),
      true,
    ],
    ['posts of their own are no replies', replies(20, 2, () => ({ parentId: '' })), false],
    ['vulgar and negative is hostile', replies(10, 2, () => ({ abusive: false, vulgar: true })), true],
    [
      'vulgar in joy is not',
      replies(10, 2, () => ({ abusive: false, vulgar: true, sentiment: 'SENTIMENT_POSITIVE' })),
      false,
    ],
    ['talk without insults is not', replies(20, 2, () => ({ abusive: false })), false],
    ['too short an exchange is not', replies(6, 2, () => ({})), false],
  ])('%s', (_, entries, fires) => {
    expect(signals(entries).length > 0).toBe(fires)
  })

  it('say where, by how many, with the replies themselves; they close when it is over', () => {
    const told = signals([
      ...replies(20, 3, () => ({})),
      ...replies(20, 20, i => ({ nativeId: `o${i}`, parentId: 'other' })),
    ])
    expect(told[0]).toMatchObject({
      kind: 'RULE_KIND_FIGHT',
      level: 'RULE_LEVEL_WATCH',
      fight: { threadId: 'test:post', replies: 8, authors: 3 },
    })
    const last = told.at(-1)!
    expect(last).toMatchObject({ state: 'SIGNAL_STATE_CLOSED', fight: { threadId: 'test:post' } })
    expect(Math.max(...told.map(({ fight }) => fight!.replies))).toBeGreaterThan(8)
    expect(told[0]!.mentionIds.length).toBeGreaterThan(5)
    expect(told[0]!.mentionIds.every(id => id.startsWith('test:r'))).toBe(true)
  })

  it('are explained by their own arithmetic, and can be decided again from it', () => {
    const arithmetic = signals(replies(10, 2, () => ({})))[0]!.arithmetic!
    const lines = explainLines(arithmetic)
    expect(lines[0]).toBe(
      'In the last 5 minutes: 8 hostile replies under one post by 2 authors who came back; the limit that people set is 8. What stands out: «nothing to» (8 of 8 hostile replies).',
    )
    expect(lines.join('\n')).toMatch(/replies = 8 {2}\(hostile replies .* at least 2 there\)\nfighters = 2/)
    expect(recompute(arithmetic)).toBe('fires')
    expect(recompute({ ...arithmetic, rule: { ...arithmetic.rule!, threshold: 20 } })).toBe('calm')
  })
})
