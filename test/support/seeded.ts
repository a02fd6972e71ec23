/** Choices that are the same for the same seed. */
export interface Seeded {
  /** From 0 to 1, 1 excluded. */
  number(): number
  between(from: number, to: number): number
  /** A whole number below `count`. */
  below(count: number): number
  chance(probability: number): boolean
  pick<T>(all: readonly T[]): T
}

/** Mulberry32: small, and good enough to choose by. */
export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(number() * count)
  return {
    number,
    below,
    between: (from, to) => from + number() * (to - from),
    chance: probability => number() < probability,
    pick: all => all[below(all.length)]!,
  }
}
