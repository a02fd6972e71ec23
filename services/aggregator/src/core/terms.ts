import { isFunctionWord } from './function-words.ts'
import { hashText, mix32 } from './hash.ts'
import { eachWord, wordsOf } from './words.ts'

/**
 * A term is a word or a pair of neighbouring words, known by a 32-bit number; texts are looked at far more often than anybody reads
 * their words. The lowest bit tells terms that consist of function words only.
 */
const COMMON_BIT = 1

const wordTerm = (hash: number): number => ((hash & ~COMMON_BIT) | (isFunctionWord(hash) ? COMMON_BIT : 0)) >>> 0

const pairTerm = (before: number, hash: number): number => {
  const mixed = mix32(Math.imul(before, 0x9e3779b1) ^ (hash + 0x7f4a7c15))
  return ((mixed & ~COMMON_BIT) | (isFunctionWord(before) && isFunctionWord(hash) ? COMMON_BIT : 0)) >>> 0
}

export const isCommonTerm = (term: number): boolean => (term & COMMON_BIT) !== 0

const scratch = new Uint32Array(128)

/** The terms of a text, in order; one that comes twice is there twice. */
export const termsOf = (text: string): Uint32Array => {
  const folded = text.toLowerCase()
  let count = 0
  let before = 0
  eachWord(folded, (from, to) => {
    const hash = hashText(folded, from, to)
    scratch[count++] = wordTerm(hash)
    if (before !== 0) scratch[count++] = pairTerm(before, hash)
    before = hash
  })
  return scratch.slice(0, count)
}

/** By insertion: texts have a few dozen terms, for which the engine's own sort takes several times as long. */
const sortAscending = (values: Uint32Array): void => {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!
    let at = i
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!
    values[at] = value
  }
}

/** The different ones of some terms, ascending. */
export const distinctTerms = (terms: Uint32Array): Uint32Array => {
  const sorted = terms.slice()
  sortAscending(sorted)
  let count = 0
  for (let i = 0; i < sorted.length; i++)
    if (count === 0 || sorted[count - 1] !== sorted[i]) sorted[count++] = sorted[i]!
  return sorted.subarray(0, count)
}

/** A term of a text in words: one word, or two with a space between; undefined when the text does not hold it. */
export const spellTerm = (text: string, term: number): string | undefined => {
  const words = wordsOf(text)
  let before = 0
  for (const [index, word] of words.entries()) {
    const hash = hashText(word, 0, word.length)
    if (wordTerm(hash) === term) return word
    if (before !== 0 && pairTerm(before, hash) === term) return `${words[index - 1]} ${word}`
    before = hash
  }
  return undefined
}
