import { describe, expect, it } from 'vitest'
import { brand, source } from '../../test/brand-fixtures.ts'
import { MINUTE, NOW } from '../../test/fixtures.ts'
import { missingOf } from './missing.ts'

const lumo = brand('lumo', 'Lumo')
const heard = { demo: false, history: true, crisesAwaySinceMs: 0 }
const window = lumo.window!
const kinds = (...given: Parameters<typeof missingOf>) => missingOf(...given).map(({ kind }) => kind)

describe('what is missing', () => {
  it.each([
    ['nothing', lumo, [source('RSS')], heard, []],
    ['a silent source', lumo, [source('RSS'), source('Mastodon', 'silent')], heard, ['blind']],
    ['all of them', lumo, [source('RSS', 'failed')], heard, ['allBlind', 'blind']],
    [
      'no source of another brand',
      lumo,
      [source('RSS'), { ...source('X', 'silent'), brandIds: ['kopi-pagi'] }],
      heard,
      [],
    ],
    ['the present', { ...lumo, dataAsOfMs: NOW - 6 * MINUTE }, [], heard, ['stale']],
    ['posts, by sampling', { ...lumo, window: { ...window, sampledOneIn: 4 } }, [], heard, ['sampled']],
    [
      'what is usual',
      { ...lumo, window: { ...window, usual: { ...window.usual!, coldStart: true } } },
      [],
      heard,
      ['usualUnknown'],
    ],
    ['mentions', { ...lumo, window: null }, [], heard, ['noWindow']],
    [
      'mentions, and nothing is old, before the first',
      { ...lumo, window: null, dataAsOfMs: 0 },
      [],
      heard,
      ['noWindow'],
    ],
    ['history', lumo, [], { ...heard, history: false }, ['history']],
  ] as const)('is %s', (_says, given, sources, notice, expected) => {
    expect(kinds(given, sources, notice, NOW)).toEqual(expected)
  })

  it('says for how long a source is silent', () => {
    expect(missingOf(lumo, [source('RSS'), source('Mastodon', 'silent', 14 * MINUTE)], heard, NOW)).toEqual([
      { kind: 'blind', source: 'Mastodon', silentMs: 14 * MINUTE, usualGapMs: MINUTE },
    ])
  })
})
