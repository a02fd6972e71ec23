const encoder = new TextEncoder()

/** Murmur2 as Kafka's default partitioner computes it (seed 0x9747b28c), so that both adapters place a key alike. */
export const murmur2 = (data: Uint8Array): number => {
  const m = 0x5bd1e995
  const length = data.length
  let h = 0x9747b28c ^ length
  let i = 0
  for (; length - i >= 4; i += 4) {
    let k = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24)
    k = Math.imul(k, m)
    k ^= k >>> 24
    k = Math.imul(k, m)
    h = Math.imul(h, m) ^ k
  }
  const rest = length - i
  if (rest === 3) h ^= data[i + 2]! << 16
  if (rest >= 2) h ^= data[i + 1]! << 8
  if (rest >= 1) h = Math.imul(h ^ data[i]!, m)
  h ^= h >>> 13
  h = Math.imul(h, m)
  h ^= h >>> 15
  return h
}

/** The partition of a key among `count`: the same on every adapter and in every language that follows Kafka's default. */
export const partitionOf = (key: string, count: number): number => (murmur2(encoder.encode(key)) & 0x7fffffff) % count
