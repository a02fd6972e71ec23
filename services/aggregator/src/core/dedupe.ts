import { floorTo, REFOLD_HORIZON_MS } from './time.ts'

/** Hashes are kept by generations of stream time. */
export const GENERATION_MS = 60_000
/** Generations that a refold brings back; they are always kept. */
const HORIZON_GENERATIONS = Math.ceil(REFOLD_HORIZON_MS / GENERATION_MS) + 1
/** Older ones are kept while they are few: up to a day and up to this many hashes (2 MB), so that quiet deployments forget late repeats late. */
const OLDER_HASHES = 262_144
const LARGEST_OLD_GENERATION = 65_536
const OLDEST_AGE = 1_440

export const generationOf = (streamTimeMs: number): number => floorTo(streamTimeMs, GENERATION_MS) / GENERATION_MS

/** The duplicate filter of a partition: 64-bit identities in one open-addressed table, 12 bytes a slot. */
export interface Dedupe {
  /** Moves on; forgets what need not be kept. What is forgotten depends on the log alone. */
  enter(generation: number): void
  /** False when the identity is known already. The first occurrence keeps its generation. */
  add(high: number, low: number): boolean
  /** Puts back an identity of an earlier generation. */
  restore(high: number, low: number, generation: number): void
  oldestKept(): number
  /** Halves (high, low, high, low, …) of what came in generations [from, to), by generation. */
  hashesOf(from: number, to: number): Map<number, number[]>
  size(): number
}

export const createDedupe = (): Dedupe => {
  let capacity = 1 << 12
  let high = new Int32Array(capacity)
  let low = new Int32Array(capacity)
  let born = new Uint32Array(capacity)
  let used = 0
  let current = 0
  let oldest = 0
  const counts = new Map<number, number>()
  /** Generations that hold anything, in order; the first `older` of them lie before the horizon. */
  const generations: number[] = []
  let older = 0
  let olderHashes = 0

  const count = (generation: number): void => {
    const before = counts.get(generation)
    if (before === undefined) generations.push(generation)
    counts.set(generation, (before ?? 0) + 1)
  }

  /** Gives up the oldest generations; those just found to be too large are still being walked over. */
  const forget = (howMany: number): void => {
    for (const generation of generations.splice(0, howMany)) {
      olderHashes -= counts.get(generation)!
      counts.delete(generation)
    }
    older -= howMany
  }

  const place = (h: number, l: number, generation: number): void => {
    const mask = capacity - 1
    let slot = l & mask
    while (born[slot] !== 0) slot = (slot + 1) & mask
    high[slot] = h
    low[slot] = l
    born[slot] = generation
    used++
  }

  /** Rebuilds without what is forgotten, at a size that leaves half of it free. */
  const rebuild = (): void => {
    const [oldHigh, oldLow, oldBorn] = [high, low, born]
    let alive = 0
    for (const generation of oldBorn) if (generation >= oldest && generation !== 0) alive++
    capacity = 1 << 12
    while (capacity < alive * 3) capacity *= 2
    high = new Int32Array(capacity)
    low = new Int32Array(capacity)
    born = new Uint32Array(capacity)
    used = 0
    for (let slot = 0; slot < oldBorn.length; slot++) {
      const generation = oldBorn[slot]!
      if (generation !== 0 && generation >= oldest) place(oldHigh[slot]!, oldLow[slot]!, generation)
    }
  }

  const insert = (h: number, l: number, generation: number): boolean => {
    const mask = capacity - 1
    let slot = l & mask
    while (born[slot] !== 0) {
      if (low[slot] === l && high[slot] === h) {
        if (born[slot]! >= oldest) return false
        born[slot] = generation
        count(generation)
        return true
      }
      slot = (slot + 1) & mask
    }
    high[slot] = h
    low[slot] = l
    born[slot] = generation
    count(generation)
    if (++used > capacity * 0.6) rebuild()
    return true
  }

  return {
    enter(generation) {
      if (generation <= current) return
      current = generation
      const horizon = generation - HORIZON_GENERATIONS
      generations.sort((a, b) => a - b)
      for (; older < generations.length && generations[older]! < horizon; older++) {
        const hashes = counts.get(generations[older]!)!
        olderHashes += hashes
        if (hashes > LARGEST_OLD_GENERATION) forget(older + 1)
      }
      while (older > 0 && (generations[0]! < generation - OLDEST_AGE || olderHashes > OLDER_HASHES)) forget(1)
      oldest = older > 0 ? generations[0]! : horizon
    },
    add: (h, l) => insert(h, l, current),
    restore(h, l, generation) {
      insert(h, l, generation)
    },
    oldestKept: () => oldest,
    hashesOf(from, to) {
      const hashes = new Map<number, number[]>()
      if (from >= to) return hashes
      for (let slot = 0; slot < capacity; slot++) {
        const generation = born[slot]!
        if (generation === 0 || generation < from || generation >= to) continue
        const list = hashes.get(generation)
        if (list === undefined) hashes.set(generation, [high[slot]! >>> 0, low[slot]! >>> 0])
        else list.push(high[slot]! >>> 0, low[slot]! >>> 0)
      }
      return hashes
    },
    size: () => used,
  }
}
