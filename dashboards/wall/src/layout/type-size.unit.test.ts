import { describe, expect, it } from 'vitest'
import { smallestTextPx, typeSizeFor } from './type-size.ts'

const HD = { widthPx: 1920, heightPx: 1080 }

describe('smallestTextPx', () => {
  it.each([
    [3, [40, 31, 27, 23, 20]],
    [5, [67, 52, 44, 38, 34]],
    [8, [107, 84, 71, 62, 54]],
    [12, [161, 126, 107, 92, 81]],
  ])('at %i m has 16 arc minutes on 43, 55, 65, 75 and 85 inches', (distanceM, expected) => {
    const sizes = [43, 55, 65, 75, 85].map(diagonalInches => smallestTextPx({ distanceM, diagonalInches, ...HD }))
    for (const [index, size] of sizes.entries()) expect(Math.abs(size - expected[index]!)).toBeLessThan(1)
  })

  it.each([
    [3, [50, 39, 33, 29, 25]],
    [5, [84, 66, 55, 48, 42]],
    [8, [134, 105, 89, 77, 68]],
    [12, [201, 157, 133, 115, 102]],
  ])('at %i m has 20 arc minutes where asked for', (distanceM, expected) => {
    const sizes = [43, 55, 65, 75, 85].map(inches => smallestTextPx({ distanceM, diagonalInches: inches, ...HD }, 20))
    for (const [index, size] of sizes.entries()) expect(Math.abs(size - expected[index]!)).toBeLessThan(1)
  })

  it('is as large on the wall with four times the pixels', () => {
    const seat = { distanceM: 5, diagonalInches: 55 }
    const uhd = smallestTextPx({ ...seat, widthPx: 3840, heightPx: 2160 })
    expect(uhd).toBeCloseTo(2 * smallestTextPx({ ...seat, ...HD }))
  })

  it('does not care which way up the screen hangs', () => {
    const seat = { distanceM: 5, diagonalInches: 55 }
    expect(smallestTextPx({ ...seat, widthPx: 1080, heightPx: 1920 })).toBe(smallestTextPx({ ...seat, ...HD }))
  })

  it('says how near one must sit where the screen is too small for its seat', () => {
    expect(typeSizeFor({ distanceM: 12, diagonalInches: 43, ...HD })).toEqual({ remPx: 128, readableM: 9.5 })
    expect(typeSizeFor({ distanceM: 12, diagonalInches: 55, ...HD }).readableM).toBeUndefined()
  })

  it('stays readable on a desk', () => {
    expect(smallestTextPx({ distanceM: 0.3, diagonalInches: 27, ...HD })).toBe(12)
  })
})
