/** Kinds of UTF-16 units. */
const LETTER = 1
const DIGIT = 2
const JOINER = 3

/** What each unit is: letters and marks of any script, digits, and what may stand inside a word; filled on first use. */
let kinds: Uint8Array | undefined

const tableOfKinds = (): Uint8Array => {
  const table = new Uint8Array(0x10000)
  const letter = /[\p{L}\p{M}]/u
  const digit = /\p{N}/u
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue
    const text = String.fromCharCode(unit)
    if (letter.test(text)) table[unit] = LETTER
    else if (digit.test(text)) table[unit] = DIGIT
  }
  table[0x27] = table[0x2019] = table[0x2d] = JOINER
  return table
}

const WORDS_LIMIT = 64
const AT_SIGN = 0x40

/**
 * Calls back with the place of each word of a case-folded text, in order: runs of letters, marks and digits, with apostrophes and hyphens
 * inside. Handles, web addresses, bare numbers and single letters are left out. At most 64.
 */
export const eachWord = (folded: string, visit: (from: number, to: number) => void): void => {
  kinds ??= tableOfKinds()
  const table = kinds
  const { length } = folded
  let found = 0
  let at = 0
  while (at < length && found < WORDS_LIMIT) {
    const first = table[folded.charCodeAt(at)]
    if (first !== LETTER && first !== DIGIT) {
      at++
      continue
    }
    const from = at
    let letters = 0
    for (; at < length; at++) {
      const kind = table[folded.charCodeAt(at)]
      if (kind === LETTER) letters++
      else if (kind === JOINER) {
        const next = at + 1 < length ? table[folded.charCodeAt(at + 1)] : 0
        if (next !== LETTER && next !== DIGIT) break
      } else if (kind !== DIGIT) break
    }
    if (folded.startsWith('://', at)) while (at < length && folded.charCodeAt(at) > 32) at++
    else if (at - from >= 2 && letters > 0 && folded.charCodeAt(from - 1) !== AT_SIGN) {
      found++
      visit(from, at)
    }
  }
}

/** The words of a text, case folded. */
export const wordsOf = (text: string): string[] => {
  const folded = text.toLowerCase()
  const words: string[] = []
  eachWord(folded, (from, to) => words.push(folded.slice(from, to)))
  return words
}
