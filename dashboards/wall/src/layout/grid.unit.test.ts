import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMN_GAP, gridFor, LEAST } from './grid.ts'

/** What the boards have at 5 m on 55 inches, 1920 × 1080. */
const WALL = { width: 35.2, height: 17.3 }

describe('gridFor', () => {
  it.each([
    [1, 'panel', 1, 1, 'one brand has the screen'],
    [3, 'panel', 3, 1, 'three stand side by side, each with its chart'],
    [5, 'tile', 3, 2, 'more than four charts are too many'],
    [12, 'tile', 4, 3, 'a dozen tiles'],
    [60, 'row', 3, 10, 'rows, and more brands than rows'],
  ])('%i brands: %s, %i × %i: %s', (count, density, columns, rows) => {
    expect(gridFor(count, WALL)).toMatchObject({ density, columns, rows })
  })

  it('is undefined where not one row fits', () => {
    expect(gridFor(3, { width: 7, height: 20 })).toBeUndefined()
    expect(gridFor(3, { width: 30, height: 1 })).toBeUndefined()
  })

  it('never makes a cell smaller than what it must hold, nor a grid larger than its area', () => {
    const areas = fc.record({
      width: fc.double({ min: 4, max: 120, noNaN: true }),
      height: fc.double({ min: 1, max: 70, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), areas, (count, area) => {
        const grid = gridFor(count, area)
        if (!grid) return
        const { density, columns, rows, cell } = grid
        expect(cell.width).toBeGreaterThanOrEqual(LEAST[density].width - 1e-9)
        expect(cell.height).toBeGreaterThanOrEqual(LEAST[density].height - 1e-9)
        expect(columns * cell.width + (columns - 1) * COLUMN_GAP[density]).toBeLessThanOrEqual(area.width + 1e-6)
        expect(rows * cell.height).toBeLessThanOrEqual(area.height + 1e-6)
        if (density !== 'row') expect(columns * rows).toBeGreaterThanOrEqual(count)
      }),
    )
  })
})
