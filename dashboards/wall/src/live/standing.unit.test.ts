import { describe, expect, it } from 'vitest'
import { brand, NOW, SUSPECTED, source, WATCH } from '../../test/scenes.ts'
import { isCalm, pictureOf } from './picture.ts'
import { countByStatus, standingOf, worstFirst } from './standing.ts'
import { hear, nothingHeard } from './state.ts'

const feeding = (id: string, ...names: string[]) => names.map(name => ({ ...source(name), brandIds: [id] }))
const SOURCES = feeding('brand-00', 'RSS', 'Bluesky')
const at = (ageMs: number, wanted: Parameters<typeof brand>[1] = {}) =>
  standingOf(brand(0, { dataAsOfMs: NOW - ageMs, ...wanted }), SOURCES, NOW)

describe('standingOf', () => {
  it.each([
    ['fresh data', at(5_000), 'calm', 'live'],
    ['data of more than 5 s', at(5_001), 'calm', 'late'],
    ['data of 30 s', at(30_000), 'calm', 'late'],
    ['data of more than 30 s: the word calm goes', at(30_001), 'stale', 'stale'],
    ['a suspicion stays one on stale data', at(60_000, SUSPECTED), 'suspected', 'stale'],
    ['one of two sources blind', at(0, { blindSources: ['RSS'] }), 'calm', 'live'],
    ['all sources blind: the word calm goes', at(0, { blindSources: ['RSS', 'Bluesky'] }), 'blind', 'blind'],
    [
      'a blind source that is not in the list of sources',
      at(0, { blindSources: ['RSS', 'Bluesky', 'X'] }),
      'blind',
      'blind',
    ],
    ['never a mention', at(0, { empty: true }), 'nodata', 'nodata'],
    [
      'a blind source among ones not heard from yet',
      standingOf(brand(0, { blindSources: ['RSS'] }), [source('RSS'), source('Webhook', 'starting')], NOW),
      'blind',
      'blind',
    ],
    [
      'a source without brands feeds all',
      standingOf(brand(0, { blindSources: ['RSS'] }), [source('RSS'), source('Bluesky')], NOW),
      'calm',
      'live',
    ],
    ['a clock of the server behind the data', at(-4_000), 'calm', 'live'],
  ])('%s', (_, standing, status, trust) => {
    expect(standing).toMatchObject({ status, trust })
    expect(standing.ageMs).toBeGreaterThanOrEqual(0)
  })

  it('shows no share of a window that ended long before the time of the data', () => {
    const held = brand(0)
    const old = { ...held.window!, windowEndMs: NOW - 11 * 60_000 }
    expect(standingOf({ ...held, window: old }, SOURCES, NOW).window).toBeUndefined()
    expect(standingOf({ ...held, window: { ...held.window!, mentions: 0 } }, SOURCES, NOW).window).toBeUndefined()
    expect(standingOf(held, SOURCES, NOW).window).toBe(held.window)
  })

  it('says how long a phase holds, unless it is calm for as long as anybody knows', () => {
    expect(at(0, WATCH).lastingMs).toBe(7 * 60_000)
    expect(at(0).lastingMs).toBeUndefined()
  })
})

describe('worstFirst', () => {
  const standing = (index: number, wanted: Parameters<typeof brand>[1]) => standingOf(brand(index, wanted), [], NOW)

  it('ranks by phase, then by who waits longest, never by figures', () => {
    const standings = [
      standing(0, {}),
      standing(1, { ...SUSPECTED, share: 0.9, sinceMinutes: 2 }),
      standing(2, { phase: 'recovering' }),
      standing(3, { ...SUSPECTED, share: 0.4, sinceMinutes: 20 }),
      standing(4, { phase: 'active' }),
      standing(5, WATCH),
      standing(6, { dataAsOfMs: NOW - 60_000 }),
    ]
    expect(worstFirst(standings).map(({ brand }) => Number(brand.brandId.slice(-2)))).toEqual([4, 3, 1, 2, 5, 6, 0])
    expect(countByStatus(standings).map(({ status, count }) => `${count} ${status}`)).toEqual([
      '1 active',
      '2 suspected',
      '1 recovering',
      '1 watch',
      '1 stale',
      '1 calm',
    ])
  })
})

describe('pictureOf', () => {
  const live = hear(
    nothingHeard(0),
    {
      type: 'snapshot',
      resume: 'r',
      serverTimeMs: NOW,
      build: 'b',
      restarted: false,
      brands: [brand(0)],
      sources: SOURCES,
      timeline: [],
      notice: { demo: false, history: true, crisesAwaySinceMs: 0 },
    },
    10_000,
  )

  it('has a link for 3 s after a message and none after', () => {
    expect(pictureOf(live, 13_000).lost).toBeUndefined()
    expect(pictureOf(live, 13_001).lost).toEqual({ sinceMs: NOW, forMs: 3_001 })
    expect(isCalm(pictureOf(live, 13_000))).toBe(true)
    expect(isCalm(pictureOf(live, 13_001))).toBe(false)
  })

  it('lets the data grow old while nothing is heard', () => {
    expect(pictureOf(live, 50_000).standings[0]).toMatchObject({ status: 'stale', ageMs: 41_000 })
  })

  it('knows no time of the server before its first word', () => {
    expect(pictureOf(nothingHeard(0), 4_000).lost).toEqual({ forMs: 4_000 })
  })
})
