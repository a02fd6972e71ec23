/** Two independent 32-bit lanes over bytes (the body of MurmurHash3 x86): together the 64-bit identity of a mention. */
export interface HashLanes {
  high: number
  low: number
}

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
export const mix32 = (value: number): number => {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

export const startHash = (lanes: HashLanes): void => {
  lanes.high = 0x9747b28c | 0
  lanes.low = 0x1b873593
}

/** Feeds one field; its length is part of the hash, so that fields cannot run into each other. */
export const feedHash = (lanes: HashLanes, bytes: Uint8Array, from: number, to: number): void => {
  let { high, low } = lanes
  let at = from
  for (; at + 4 <= to; at += 4) {
    const k = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    high =
      (Math.imul(rotate(high ^ Math.imul(rotate(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593), 13), 5) + 0xe6546b64) | 0
    low = (Math.imul(rotate(low ^ Math.imul(rotate(Math.imul(k, 0x239b961b), 16), 0xab0e9789), 17), 5) + 0x561ccd1b) | 0
  }
  let rest = to - from
  for (; at < to; at++) rest = Math.imul(rest, 0x101) ^ bytes[at]!
  high = Math.imul(rotate(high ^ Math.imul(rest, 0xcc9e2d51), 13), 5) + 0x38b34ae5
  low = Math.imul(rotate(low ^ Math.imul(rest, 0xab0e9789), 17), 5) + 0x0bcaa747
  lanes.high = high | 0
  lanes.low = low | 0
}

export const finishHash = (lanes: HashLanes): void => {
  const high = mix32(lanes.high)
  const low = mix32(lanes.low ^ high)
  lanes.high = high
  lanes.low = low
}

/** A positive 31-bit number for a field's bytes, never 0. For authors, where a rare collision only makes a count one too low. */
export const hash31 = (lanes: HashLanes, bytes: Uint8Array, from: number, to: number): number => {
  startHash(lanes)
  feedHash(lanes, bytes, from, to)
  return mix32(lanes.high ^ lanes.low) >>> 1 || 1
}

/** FNV-1a over a range of UTF-16 units, mixed: for words. */
export const hashText = (text: string, from: number, to: number): number => {
  let h = 0x811c9dc5
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix32(h) >>> 0
}
