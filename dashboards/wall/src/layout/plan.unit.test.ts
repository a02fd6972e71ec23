import { describe, expect, it } from 'vitest'
import { NOW, SUSPECTED, scene, WATCH } from '../../test/scenes.ts'
import { type Standing, standingOf } from '../live/standing.ts'
import { type Plan, planFor } from './plan.ts'

const WALL = { width: 35.2, height: 17.3 }
const PORTRAIT = { width: 19.2, height: 32.6 }
const ULTRA = { width: 38.6, height: 8.1 }

const standings = (count: number, wanted: Parameters<typeof scene>[1] = []): readonly Standing[] => {
  const { brands, sources } = scene(count, wanted)
  return brands.map(brand => standingOf(brand, sources, NOW))
}
const id = (standing: Standing): number => Number(standing.brand.brandId.slice(-2))
const shown = (plan: Plan) =>
  plan.grid?.slots.map(({ standing, gap }) => (gap ? `(${id(standing)})` : `${id(standing)}`)).join(' ')

describe('planFor', () => {
  it('fills the screen with all brands while all are calm', () => {
    const plan = planFor(standings(12), WALL)
    expect(plan.focus).toBeUndefined()
    expect(plan.grid).toMatchObject({ area: WALL, rest: [] })
    expect(shown(plan)).toBe('0 1 2 3 4 5 6 7 8 9 10 11')
  })

  it('leaves a watched brand at its place', () => {
    const plan = planFor(standings(12, [{}, WATCH]), WALL)
    expect([plan.focus, shown(plan)]).toEqual([undefined, '0 1 2 3 4 5 6 7 8 9 10 11'])
  })

  it.each([
    [1, WALL, 'panels', 'the worst brand has a panel'],
    [2, WALL, 'panels', 'two share the focus'],
    [3, WALL, 'list', 'from three on it is a ranked list'],
    [2, ULTRA, 'list', 'two panels without room become a list'],
    [1, ULTRA, 'panels', 'one panel still fits'],
    [1, { width: 13.8, height: 5 }, 'list', 'from very far a panel does not'],
  ])('%i suspected: %4$s', (count, area, shape) => {
    const plan = planFor(standings(12, Array(count).fill(SUSPECTED)), area)
    expect(plan.focus).toMatchObject({ shape, rest: [] })
    expect(plan.focus?.brands).toHaveLength(count)
  })

  it('marks the gap of a brand in focus, and nobody else moves', () => {
    expect(shown(planFor(standings(4, [{}, SUSPECTED]), WALL))).toBe('0 (1) 2 3')
  })

  it('has no grid for the only brand', () => {
    expect(planFor(standings(1, [SUSPECTED]), WALL)).toMatchObject({ focus: { area: WALL }, pages: 1 })
    expect(planFor(standings(1, [SUSPECTED]), WALL).grid).toBeUndefined()
  })

  it('keeps the worst where there is no room for all, in place order, and counts the others', () => {
    const plan = planFor(standings(60, [SUSPECTED, ...Array(50).fill({}), WATCH, { dataAsOfMs: NOW - 60_000 }]), WALL)
    const { columns, rows, slots, rest } = plan.grid!
    expect(slots).toHaveLength(columns * rows - 1)
    expect(slots.slice(-2).map(({ standing }) => standing.status)).toEqual(['watch', 'stale'])
    expect(rest.every(({ status }) => status === 'calm')).toBe(true)
    expect(slots.length + rest.length + 1).toBe(60)
  })

  it('puts the focus above the others on a portrait screen', () => {
    const plan = planFor(standings(12, [SUSPECTED]), PORTRAIT)
    expect(plan.focus?.area.width).toBe(PORTRAIT.width)
    expect(plan.grid?.area.width).toBe(PORTRAIT.width)
    expect(plan.focus!.area.height + plan.grid!.area.height).toBeLessThan(PORTRAIT.height)
  })

  it('gives all to the focus where a side would be too small', () => {
    expect(planFor(standings(12, [SUSPECTED]), { width: 14, height: 7 })).toEqual({
      focus: expect.objectContaining({ area: { width: 14, height: 7 } }),
      pages: 1,
    })
  })

  it('ranks as many as are readable and counts the others', () => {
    const plan = planFor(standings(12, Array(9).fill(SUSPECTED)), WALL)
    expect(plan.focus!.brands.length + plan.focus!.rest.length).toBe(9)
    expect(plan.focus!.rest.length).toBeGreaterThan(0)
  })

  it('turns the pages without moving anybody', () => {
    const all = standings(60)
    const pages = planFor(all, WALL, 0).pages
    const seen = Array.from({ length: pages }, (_, page) => shown(planFor(all, WALL, page))).join(' ')
    expect(pages).toBe(2)
    expect(seen).toBe(all.map(id).join(' '))
    expect(shown(planFor(all, WALL, pages))).toBe(shown(planFor(all, WALL, 0)))
  })
})
