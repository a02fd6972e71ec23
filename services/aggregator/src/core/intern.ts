const decoder = new TextDecoder()
const SLOTS = 4_096

/** The engine's one string of these characters: comparing two of them is comparing addresses. */
const unique = (text: string): string => Object.keys({ [text]: 0 })[0]!

/**
 * Strings for bytes that come again and again (brands, languages, scorer versions) without decoding them each time: a direct-mapped
 * cache, so its memory is bounded whatever comes.
 */
export const createInterner = (): ((bytes: Uint8Array, from: number, to: number) => string) => {
  const known: ({ readonly bytes: Uint8Array; readonly text: string } | undefined)[] = new Array(SLOTS).fill(undefined)
  return (bytes, from, to) => {
    let hash = to - from
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1)
    const entry = known[slot]
    if (entry !== undefined && entry.bytes.length === to - from) {
      const own = entry.bytes
      let i = 0
      while (i < own.length && own[i] === bytes[from + i]) i++
      if (i === own.length) return entry.text
    }
    const own = bytes.slice(from, to)
    const text = unique(decoder.decode(own))
    known[slot] = { bytes: own, text }
    return text
  }
}
