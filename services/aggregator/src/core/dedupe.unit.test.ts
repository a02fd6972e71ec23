import { describe, expect, it } from 'vitest'
import { createDedupe } from './dedupe.ts'
import { mix32 } from './hash.ts'

/** Identities are hashes: evenly spread. */
const low = (i: number): number => mix32(i * 7_919 + 1)

const filled = (perGeneration: number, generations: number) => {
  const dedupe = createDedupe()
  for (let generation = 1; generation <= generations; generation++) {
    dedupe.enter(generation)
    for (let i = 0; i < perGeneration; i++) dedupe.add(generation, low(generation * 100_000 + i))
  }
  return dedupe
}

describe('the duplicate filter', () => {
  it('knows what it has seen', () => {
    const dedupe = createDedupe()
    dedupe.enter(1)
    expect(dedupe.add(1, 2)).toBe(true)
    expect(dedupe.add(1, 2)).toBe(false)
    expect(dedupe.add(2, 2)).toBe(true)
    expect(dedupe.add(-1, -2)).toBe(true)
    expect(dedupe.add(-1, -2)).toBe(false)
  })

  it('keeps a quiet day and no longer', () => {
    const dedupe = filled(10, 1_440)
    expect(dedupe.add(1, low(100_003))).toBe(false)
    dedupe.enter(1_442)
    expect(dedupe.add(1, low(100_003))).toBe(true)
  })

  it('keeps no more than a quarter of a million hashes of the past, and always the lateness horizon', () => {
    const dedupe = filled(40_000, 30)
    expect(dedupe.add(29, low(2_900_005))).toBe(false)
    expect(dedupe.add(22, low(2_200_005))).toBe(false)
    expect(dedupe.add(5, low(500_005))).toBe(true)
    expect(dedupe.size()).toBeLessThan(40_000 * 31)
  })

  it('gives up generations too large to be written down once the horizon has passed them', () => {
    const dedupe = createDedupe()
    dedupe.enter(1)
    for (let i = 0; i < 70_000; i++) dedupe.add(1, low(i))
    dedupe.enter(9)
    expect(dedupe.add(1, low(7))).toBe(false)
    dedupe.enter(30)
    expect(dedupe.add(1, low(7))).toBe(true)
  })

  it('hands out and takes back what came in a generation', () => {
    const dedupe = filled(5, 3)
    const hashes = dedupe.hashesOf(2, 3).get(2)!
    expect(hashes).toHaveLength(10)
    const other = createDedupe()
    for (let i = 0; i < hashes.length; i += 2) other.restore(hashes[i]! | 0, hashes[i + 1]! | 0, 2)
    other.enter(3)
    expect(other.add(2, low(200_004))).toBe(false)
    expect(other.add(2, low(200_005))).toBe(true)
  })
})
