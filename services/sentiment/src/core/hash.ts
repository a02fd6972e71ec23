/** Hashes are 32-bit integers. A word's hash grows by one folded letter at a time, so that every prefix has its own. */
export const WORD_SEED = 0x2f0b4a27
const WORD_PRIME = 0x01000193

export const grow = (hash: number, unit: number): number => Math.imul(hash ^ unit, WORD_PRIME)

/** Spreads the bits: table places are the top bits of this. */
export const finish = (hash: number): number => {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return h ^ (h >>> 16)
}

/** Hash of a pair in order. */
export const pair = (first: number, second: number): number => (Math.imul(first, 0x2c1b3c6d) + second) | 0

const GAP = 0x2a

/** Hash of a word of which only the beginning and the end are known, as in `k*a`: of the hashes of both. */
export const gapHash = (prefix: number, suffix: number): number => finish(pair(grow(prefix, GAP), suffix))

/** Hash of a name, for marks and salts; not for the hot loop. */
export const hashOf = (name: string): number => {
  let h = WORD_SEED
  for (let i = 0; i < name.length; i++) h = grow(h, name.charCodeAt(i))
  return finish(h)
}
