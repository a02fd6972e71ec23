import { describe, expect, it } from 'vitest'
import { brand, source } from '../../test/brand-fixtures.ts'
import { crisis, NOW } from '../../test/fixtures.ts'
import { hearBrands, noBrandsHeard } from './brands.ts'
import { takeCrisis, takeSnapshot } from './crises.ts'
import { waitBefore } from './wait.ts'

const common = { resume: 'r', serverTimeMs: NOW }
const notice = { demo: false, history: true, crisesAwaySinceMs: 0 }
const snapshot = {
  ...common,
  type: 'snapshot' as const,
  build: 'b',
  restarted: false,
  brands: [brand('b', 'Zeta'), brand('a', 'Alpha')],
  sources: [source('RSS')],
  timeline: [],
  notice,
}

describe('brands', () => {
  const heard = hearBrands(noBrandsHeard, snapshot)

  it('stand in the order of their names', () => {
    expect([...heard.brands.keys()]).toEqual(['a', 'b'])
  })

  it('keep their trend when an update has none', () => {
    const { trend: _trend, ...rest } = brand('a', 'Alpha', { share: 0.3 })
    const next = hearBrands(heard, { ...common, type: 'state', brands: [rest] })
    expect(next.brands.get('a')).toMatchObject({ trend: heard.brands.get('a')?.trend, window: { share: 0.3 } })
  })

  it('move on in time, and go', () => {
    const next = hearBrands(heard, { ...common, type: 'state', dataAsOf: { a: NOW + 5 }, removedBrands: ['b'] })
    expect([next.brands.get('a')?.dataAsOfMs, next.brands.size]).toEqual([NOW + 5, 1])
  })

  it('are nothing before the first snapshot', () => {
    expect(hearBrands(noBrandsHeard, { ...common, type: 'state', brands: [brand('a', 'A')] }).ready).toBe(false)
  })
})

describe('crises', () => {
  it('keep the value with the higher number, whatever comes in which order', () => {
    const newer = crisis({ seq: 9, loudness: 1 })
    const held = takeCrisis(new Map(), newer)
    expect(takeCrisis(held, crisis({ seq: 8 })).get('lumo-12')).toBe(newer)
    expect(takeSnapshot(held, [crisis({ seq: 8 })]).get('lumo-12')).toBe(newer)
    expect(takeSnapshot(held, []).size).toBe(0)
  })
})

describe('waiting before the next attempt', () => {
  it('doubles up to 15 s for ever, at any moment of it, where all were cut at once', () => {
    expect([0, 1, 2, 9, 500].map(attempt => waitBefore(attempt, 1))).toEqual([2000, 4000, 8000, 15_000, 15_000])
    expect(waitBefore(3, 0)).toBe(250)
  })

  it('is shorter and mostly random where the server tells one after another', () => {
    expect([0, 1, 2, 9, 500].map(attempt => waitBefore(attempt, 1, true))).toEqual([1000, 2000, 4000, 15_000, 15_000])
    expect(waitBefore(3, 0, true)).toBe(2000)
  })
})
