import { describe, expect, it } from 'vitest'
import { brand } from '../../test/brand-fixtures.ts'
import { MINUTE, NOW } from '../../test/fixtures.ts'
import { chartGeometry, topShare, withNewest } from './chart-geometry.ts'

const { trend } = brand('lumo', 'Lumo', { phase: 'suspected', share: 0.56, usual: 0.18 })
const box = { width: 600, height: 200 }

describe('the chart', () => {
  it('spans the box from the oldest to the newest point', () => {
    const drawn = chartGeometry(trend, box)!
    expect([drawn.x(trend[0]!.t), drawn.x(NOW)]).toEqual([0, 600])
    expect(drawn.share.startsWith('M0 ')).toBe(true)
    expect(drawn.bars).toHaveLength(trend.length)
  })

  it('reaches to what happened since its newest point', () => {
    const drawn = chartGeometry(trend, box, NOW + 10 * MINUTE)!
    expect(drawn.x(NOW + 10 * MINUTE)).toBe(600)
    expect(drawn.x(NOW)).toBeLessThan(600)
  })

  it('ends with the window of now where that is newer than the minute', () => {
    const { window } = brand('lumo', 'Lumo', { phase: 'suspected', share: 0.56, usual: 0.18 })
    const older = trend.map(point => ({ ...point, t: point.t - MINUTE }))
    const newest = withNewest(older, window)
    expect(newest).toHaveLength(trend.length + 1)
    expect(newest.at(-1)).toMatchObject({ t: window!.windowEndMs, share: window!.share })
    expect(withNewest(newest, window)).toBe(newest)
    expect(withNewest(older, null)).toBe(older)
  })

  it('has room above the highest share and never makes a calm line look wild', () => {
    expect(topShare(trend)).toBeGreaterThan(0.56)
    expect(topShare(brand('lumo', 'Lumo').trend)).toBeGreaterThanOrEqual(0.4)
    expect(topShare([{ t: 0, mentions: 5, share: 1, shareLow: 0.9 }])).toBe(1)
  })

  it('keeps all within the box', () => {
    const drawn = chartGeometry(trend, box)!
    expect(drawn.y(0.56)).toBeGreaterThan(0)
    for (const { y, height } of drawn.bars) expect(y + height).toBeLessThanOrEqual(box.height + 0.1)
  })

  it('leaves out minutes without mentions, and a usual range that is not known', () => {
    const bare = trend.map(({ shareLimit: _limit, usualShare: _usual, ...point }, at) => ({
      ...point,
      mentions: at < 60 ? 0 : 5,
    }))
    const drawn = chartGeometry(bare, box)!
    expect([drawn.usual, drawn.limit]).toEqual(['', ''])
    expect(drawn.share.match(/[ML]/g)).toHaveLength(60)
  })

  it('puts the words of the time axis on round moments, as many as have room', () => {
    for (const width of [300, 600, 1200]) {
      const { ticks } = chartGeometry(trend, { width, height: 200 })!
      expect(ticks.every(at => at % (5 * MINUTE) === 0)).toBe(true)
      expect(ticks.length * 70).toBeLessThanOrEqual(width + 140)
    }
  })

  it.each([[[]], [trend.slice(0, 1)]])('is not drawn of fewer than two points', points => {
    expect(chartGeometry(points, box)).toBeUndefined()
  })
})
