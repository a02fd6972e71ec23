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

/** The duplicate filter of a partition: 64-bit identities in one open-addressed table, 16 bytes a slot. */
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
  /** Four numbers a slot, so that a look-up touches one cache line: high half, low half, generation (0 = free), nothing. */
  let table = new Int32Array(capacity * 4)
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

  /** The slot of an identity, or the free one where it belongs; as an index into `table`. */
  const find = (h: number, l: number): number => {
    const mask = capacity * 4 - 1
    let at = (l << 2) & mask
    while (table[at + 2] !== 0 && (table[at + 1] !== l || table[at] !== h)) at = (at + 4) & mask
    return at
  }

  const place = (at: number, h: number, l: number, generation: number): void => {
    table[at] = h
    table[at + 1] = l
    table[at + 2] = generation
  }

  /** Rebuilds without what is forgotten, at a size that leaves two thirds of it free. */
  const rebuild = (): void => {
    const old = table
    used = 0
    for (let at = 2; at < old.length; at += 4) if (old[at] !== 0 && old[at]! >= oldest) used++
    capacity = 1 << 12
    while (capacity < used * 3) capacity *= 2
    table = new Int32Array(capacity * 4)
    for (let at = 0; at < old.length; at += 4) {
      const generation = old[at + 2]!
      if (generation !== 0 && generation >= oldest)
        place(find(old[at]!, old[at + 1]!), old[at]!, old[at + 1]!, generation)
    }
  }

  const insert = (h: number, l: number, generation: number): boolean => {
    const at = find(h, l)
    const born = table[at + 2]!
    if (born !== 0 && born >= oldest) return false
    place(at, h, l, generation)
    count(generation)
    if (born === 0 && ++used > capacity * 0.6) rebuild()
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
      for (let at = 0; at < table.length; at += 4) {
        const generation = table[at + 2]!
        if (generation === 0 || generation < from || generation >= to) continue
        const list = hashes.get(generation)
        if (list === undefined) hashes.set(generation, [table[at]! >>> 0, table[at + 1]! >>> 0])
        else list.push(table[at]! >>> 0, table[at + 1]! >>> 0)
      }
      return hashes
    },
    size: () => used,
  }
}
