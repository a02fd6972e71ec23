import { describe, expect, it } from 'vitest'
import { brand, signal } from '../../test/brand-fixtures.ts'
import { activeCrisis, crisis, MINUTE, NOW } from '../../test/fixtures.ts'
import { sparkPath, trustOf, watchSignals } from './brand-list.ts'
import { crisisList, joined } from './crisis-list.ts'
import { groupCopies, mentionsWith, webAddress } from './explanation.ts'

const ids = (given: readonly { readonly crisisId: string }[]) => given.map(({ crisisId }) => crisisId)

describe('the list of crises', () => {
  const given = [
    crisis({ crisisId: 'closed', phase: 'PHASE_CLOSED', phaseSinceMs: NOW - 9 * MINUTE }),
    activeCrisis({ crisisId: 'active' }),
    crisis({ crisisId: 'drill', drill: true }),
    crisis({ crisisId: 'suspected' }),
    crisis({ crisisId: 'declined', phase: 'PHASE_DECLINED', brandIds: ['kopi-pagi'] }),
  ]

  it('has open ones by phase with drills last, then the ended ones, latest first', () => {
    const { open, ended } = crisisList(given, '')
    expect([ids(open), ids(ended)]).toEqual([
      ['suspected', 'active', 'drill'],
      ['declined', 'closed'],
    ])
  })

  it('keeps to one brand', () => {
    expect(ids(crisisList(given, 'kopi-pagi').ended)).toEqual(['declined'])
  })

  it('prefers the newer value, and keeps what only the longer list has', () => {
    const live = [crisis({ seq: 30, loudness: 2 })]
    const list = joined(live, [crisis({ seq: 20 }), crisis({ crisisId: 'old' })])
    expect(ids(list)).toEqual(['lumo-12', 'old'])
    expect(list[0]?.loudness).toBe(2)
  })
})

describe('the brands', () => {
  it('give customer care the open signals below the crisis line, latest first', () => {
    const one = brand('a', 'A', { signals: [signal('s1', 'a', 'watch', ''), signal('s2', 'a', 'suspect', '')] })
    const two = brand('b', 'B', { signals: [{ ...signal('s3', 'b', 'watch', ''), openedAtMs: NOW }] })
    expect(watchSignals([one, two]).map(({ signal: { signalId } }) => signalId)).toEqual(['s3', 's1'])
  })

  it.each([
    ['fresh', brand('a', 'A'), 4],
    ['stale', brand('a', 'A', { dataAsOfMs: NOW - MINUTE }), 4],
    ['blind', brand('a', 'A', { blindSources: ['RSS'] }), 1],
    ['noData', brand('a', 'A', { window: null, trend: [] }), 1],
  ] as const)('are %s', (expected, given, sources) => {
    expect(trustOf(given, sources, NOW, 30_000)).toBe(expected)
  })

  it('have no line of fewer than two points', () => {
    expect(sparkPath([])).toBe('')
    expect(sparkPath(brand('a', 'A').trend)).toMatch(/^M0\.0 /)
  })
})

describe('posts', () => {
  const mention = (id: string, text: string) => ({
    id,
    source: 'RSS',
    publishedAt: '',
    text,
    url: '',
    language: 'pl',
    deleted: false,
  })

  it('with the same words are one, counted', () => {
    const groups = groupCopies([
      mention('1', 'Boycott Lumo! @a'),
      mention('2', 'boycott lumo https://x.example'),
      mention('3', ''),
    ])
    expect(groups.map(({ copies }) => copies)).toEqual([2, 1])
  })

  it('hold a term without regard to case and marks', () => {
    expect(mentionsWith([mention('1', 'Aplikacja nie DZIAŁA')], 'aplikacja')).toHaveLength(1)
    expect(mentionsWith([mention('1', 'Zażółć')], 'zazółc')).toHaveLength(1)
  })

  it.each([
    ['https://a.example/1', 'https://a.example/1'],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('lead to the web only: %s', (given, expected) => {
    expect(webAddress(given)).toBe(expected)
  })
})
