/** 1 for UTF-16 units that can be part of a word: letters, marks and digits of any script; filled on first use. */
let wordUnits: Uint8Array | undefined

const tableOfWordUnits = (): Uint8Array => {
  const table = new Uint8Array(0x10000)
  const word = /[\p{L}\p{M}\p{N}]/u
  for (let unit = 0; unit < 0x10000; unit++) {
    if ((unit < 0xd800 || unit > 0xdfff) && word.test(String.fromCharCode(unit))) table[unit] = 1
  }
  table[0x27] = table[0x2019] = table[0x2d] = 2
  return table
}

const WORDS_LIMIT = 64
const isNumber = /^\p{N}+$/u

/**
 * The words of a text in order, case folded: runs of letters, marks and digits, with apostrophes and hyphens inside. Handles, web
 * addresses, bare numbers and single letters are left out. At most 64.
 */
export const wordsOf = (text: string): string[] => {
  wordUnits ??= tableOfWordUnits()
  const folded = text.toLowerCase()
  const words: string[] = []
  const { length } = folded
  let at = 0
  while (at < length && words.length < WORDS_LIMIT) {
    if (wordUnits[folded.charCodeAt(at)] !== 1) {
      at++
      continue
    }
    const from = at
    while (at < length) {
      const kind = wordUnits[folded.charCodeAt(at)]
      if (kind === 1 || (kind === 2 && at + 1 < length && wordUnits[folded.charCodeAt(at + 1)] === 1)) at++
      else break
    }
    if (folded.startsWith('://', at)) {
      while (at < length && folded.charCodeAt(at) > 32) at++
      continue
    }
    if (at - from < 2 || folded.charCodeAt(from - 1) === 0x40) continue
    const word = folded.slice(from, at)
    if (!isNumber.test(word)) words.push(word)
  }
  return words
}

/** The distinct single words and pairs of neighbours of a text. */
export const termsOf = (words: readonly string[]): Set<string> => {
  const terms = new Set<string>()
  for (let i = 0; i < words.length; i++) {
    terms.add(words[i]!)
    if (i > 0) terms.add(`${words[i - 1]} ${words[i]}`)
  }
  return terms
}
