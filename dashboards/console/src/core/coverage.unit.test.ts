import type { CoverageEntry, CoverageView } from '@tocsin/shared/live/plan.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hop, hopDays } from '../api/hop.ts'
import { byBrand, hasUnread, holesAhead, holesOf, standsUntil, stripsOf } from './coverage.ts'

const entry = (over: Partial<CoverageEntry> = {}): CoverageEntry => ({
  brandId: 'lumo',
  roleId: 'legal',
  roleTitle: 'Legal',
  personId: 'filip',
  because: 'named in role legal',
  next: ['leon'],
  untilMs: 0,
  ...over,
})
const view = (atMs: number, ...entries: CoverageEntry[]): CoverageView => ({ atMs, entries })

/** A plan with two roles whose holders change at the given moments; nobody while the turn is a multiple of three. */
const plan =
  (...changes: readonly (readonly number[])[]) =>
  (atMs: number): CoverageView =>
    view(
      atMs,
      ...changes.map((moments, role) => {
        const turn = moments.filter(ms => ms <= atMs).length
        const personId = turn % 3 === 2 ? '' : `p${turn}`
        return entry({ roleId: `r${role}`, personId, untilMs: moments.find(ms => ms > atMs) ?? 0 })
      }),
    )

describe('a moment', () => {
  it('puts holes first, brands in the order of the plan', () => {
    const now = view(
      0,
      entry({ brandId: 'kopi' }),
      entry(),
      entry({ roleId: 'lead', personId: '' }),
      entry({ brandId: 'other' }),
    )
    expect(
      byBrand(now, ['lumo', 'kopi']).map(({ brandId, entries }) => [brandId, entries.map(one => one.roleId)]),
    ).toEqual([
      ['lumo', ['lead', 'legal']],
      ['kopi', ['legal']],
      ['other', ['legal']],
    ])
    expect(holesOf(now).map(({ roleId }) => roleId)).toEqual(['lead'])
  })

  it('stands until the earliest change, for ever without one', () => {
    expect(standsUntil(view(5, entry({ untilMs: 9 }), entry({ untilMs: 7 }), entry()))).toBe(7)
    expect(standsUntil(view(5, entry()))).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('a week', () => {
  it('is read by hopping from change to change', async () => {
    const asked: number[] = []
    const answers = await hop(
      async atMs => {
        asked.push(atMs)
        return plan([10, 20], [15])(atMs)
      },
      { fromMs: 0, toMs: 30, limit: 10 },
    )
    expect(asked).toEqual([0, 10, 15, 20])
    expect(
      stripsOf(answers, 0, 30).map(({ segments }) => segments.map(({ personId, toMs }) => [personId, toMs])),
    ).toEqual([
      [
        ['p0', 10],
        ['p1', 20],
        ['', 30],
      ],
      [
        ['p0', 15],
        ['p1', 30],
      ],
    ])
  })

  it('says what it did not ask about', async () => {
    const answers = await hop(async atMs => plan([10, 20])(atMs), { fromMs: 0, toMs: 30, limit: 2 })
    const strips = stripsOf(answers, 0, 30)
    expect(strips[0]!.segments.at(-1)).toMatchObject({ fromMs: 20, toMs: 30, unread: true })
    expect([hasUnread(strips), holesAhead(strips)]).toEqual([true, []])
  })

  it('lists holes, soonest first', async () => {
    const answers = await hopDays(async atMs => plan([5, 18], [2, 9, 25])(atMs), [0, 10, 20, 30], 9)
    expect(holesAhead(stripsOf(answers, 0, 30)).map(({ roleId, fromMs, toMs }) => [roleId, fromMs, toMs])).toEqual([
      ['r1', 9, 25],
      ['r0', 18, 30],
    ])
  })

  it('is the same by days as in one go, and has no gap', async () => {
    const moments = fc
      .uniqueArray(fc.integer({ min: 1, max: 69 }), { maxLength: 8 })
      .map(list => list.sort((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(moments, moments, async (one, two) => {
        const ask = async (atMs: number) => plan(one, two)(atMs)
        const days = stripsOf(await hopDays(ask, [0, 10, 20, 30, 40, 50, 60, 70], 20), 0, 70)
        expect(days).toEqual(stripsOf(await hop(ask, { fromMs: 0, toMs: 70, limit: 99 }), 0, 70))
        for (const { segments } of days) {
          expect(segments.map(({ fromMs }) => fromMs)).toEqual([0, ...segments.slice(0, -1).map(({ toMs }) => toMs)])
          expect(segments.at(-1)!.toMs).toBe(70)
        }
      }),
    )
  })
})
