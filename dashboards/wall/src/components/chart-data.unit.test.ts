import { describe, expect, it } from 'vitest'
import { brand, NOW, SUSPECTED, scene } from '../../test/scenes.ts'
import { formatsFor } from '../format/formats.ts'
import { columnsOf, shareTop, ticksOf, trendSpan } from './chart-data.ts'
import { chartSummary } from './chart-words.tsx'

describe('columnsOf', () => {
  it('has a gap where there were no mentions and where nothing usual is known', () => {
    const point = { t: NOW, mentions: 0, share: 0, shareLow: 0 }
    expect(columnsOf([point])).toEqual([[NOW / 1000], [null], [null], [null], [null], [0]])
  })

  it('orders limit, usual, lower bound, share, mentions', () => {
    const point = { t: NOW, mentions: 9, share: 0.5, shareLow: 0.4, usualShare: 0.1, shareLimit: 0.2 }
    expect(columnsOf([point])).toEqual([[NOW / 1000], [0.2], [0.1], [0.4], [0.5], [9]])
  })
})

describe('shareTop', () => {
  it('is one for all, and never so low that a calm line looks wild', () => {
    expect(shareTop([brand(0)])).toBe(0.4)
    expect(shareTop([brand(0), brand(1, SUSPECTED)])).toBe(0.6)
  })
})

describe('trendSpan', () => {
  it.each([
    [0, 10, 'there is nothing yet'],
    [6, 10, 'a few minutes fill the chart'],
    [12, 30, 'a little more'],
    [120, 120, 'never more than two hours'],
  ])('%i points → %i min: %s', (points, minutes) => {
    const held = brand(0)
    expect(trendSpan([{ ...held, trend: held.trend.slice(held.trend.length - points) }])).toBe(minutes * 60_000)
  })
})

describe('ticksOf', () => {
  it('has the signals of its own brand only', () => {
    const { timeline } = scene(3, [SUSPECTED, SUSPECTED])
    expect(ticksOf(timeline, 'brand-01').map(({ id }) => id)).toEqual(['brand-01-opened'])
  })
})

describe('ticksOf with decisions', () => {
  it('has what people decided, and not every step of theirs', () => {
    const at = (crisisEvent: string) => ({
      id: crisisEvent,
      atMs: NOW,
      brandId: 'brand-00',
      kind: 'crisis' as const,
      text: '',
      crisisEvent,
    })
    const ticks = ticksOf([at('confirmed'), at('stepTaken'), at('closed')], 'brand-00')
    expect(ticks.map(({ id }) => id)).toEqual(['confirmed', 'closed'])
  })
})

describe('chartSummary', () => {
  const formats = formatsFor('en-GB', 'Europe/Warsaw')

  it('says the chart in a sentence', () => {
    expect(chartSummary(brand(0, SUSPECTED), formats)).toMatch(
      /^Lumo: negative share \d+ %, at least \d+ %\. \d+ % 20 min ago\. Usual 18 %, limit 31 %\.$/,
    )
  })

  it('says that there is nothing yet', () => {
    expect(chartSummary(brand(0, { empty: true }), formats)).toBe('Lumo: no trend yet.')
  })
})
