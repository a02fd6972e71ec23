const SLOTS = 1_024
const LONGEST = 64

/**
 * Decodes texts that come again and again (brands as keys, names of headers) once: a direct-mapped cache, so its memory is bounded whatever
 * comes. Only texts of ASCII are kept, which have as many characters as bytes; no other text has.
 */
export const createTexts = (): ((bytes: Buffer, from: number, to: number) => string) => {
  const known: string[] = new Array(SLOTS).fill('')
  return (bytes, from, to) => {
    const length = to - from
    if (length > LONGEST) return bytes.toString('utf8', from, to)
    let hash = length
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
    const slot = (hash ^ (hash >>> 10)) & (SLOTS - 1)
    const one = known[slot]!
    if (one.length === length) {
      let i = 0
      while (i < length && one.charCodeAt(i) === bytes[from + i]) i++
      if (i === length) return one
    }
    const text = bytes.toString('utf8', from, to)
    if (text.length === length) known[slot] = text
    return text
  }
}
