import { finish, hashOf } from './hash.ts'
import { LANGUAGE_COUNT } from './languages.ts'

/** Bits of an entry's value. */
export const POLARITY_BITS = 0xf
export const POLARITY_ZERO = 8
export const VULGAR = 1 << 4
export const NEGATES = 1 << 5
export const STRENGTHENS = 1 << 6
/** Words of one meaning in several languages share a concept; 0 = none. */
export const CONCEPT_SHIFT = 8

export const polarityOf = (value: number): number => (value & POLARITY_BITS) - POLARITY_ZERO
export const conceptOf = (value: number): number => value >>> CONCEPT_SHIFT

/** Words that mean the same whatever the language around them (borrowed swearing, "lol") stand under this column. */
export const ANY_LANGUAGE = LANGUAGE_COUNT

const WORD_SALTS = Int32Array.from({ length: LANGUAGE_COUNT + 1 }, (_, column) => hashOf(`word ${column}`))
const STEM_SALT = hashOf('stem')

export const wordKey = (hash: number, column: number): number => finish(hash ^ WORD_SALTS[column]!) | 1
export const stemKey = (hash: number, column: number): number => finish(hash ^ WORD_SALTS[column]! ^ STEM_SALT) | 1

const STEM_FILTER_BYTES = 1 << 13

/** What the model knows of words: an open-addressing table from a key to a value. 0 is no key. */
export interface Lexicon {
  readonly keys: Int32Array
  readonly values: Int32Array
  /** A bit per hash of a prefix that is a stem in some language. */
  readonly stemBits: Uint8Array
}

export interface LexiconEntries {
  readonly keys: Int32Array
  readonly values: Int32Array
  readonly stemPrefixes: Int32Array
}

export const buildLexicon = (entries: LexiconEntries): Lexicon => {
  let capacity = 1024
  while (capacity < entries.keys.length * 3) capacity *= 2
  const keys = new Int32Array(capacity)
  const values = new Int32Array(capacity)
  for (let i = 0; i < entries.keys.length; i++) {
    let place = entries.keys[i]! & (capacity - 1)
    while (keys[place] !== 0 && keys[place] !== entries.keys[i]) place = (place + 1) & (capacity - 1)
    keys[place] = entries.keys[i]!
    values[place]! |= entries.values[i]!
  }
  const stemBits = new Uint8Array(STEM_FILTER_BYTES)
  for (const prefix of entries.stemPrefixes) {
    const bit = finish(prefix) & (STEM_FILTER_BYTES * 8 - 1)
    stemBits[bit >>> 3]! |= 1 << (bit & 7)
  }
  return { keys, values, stemBits }
}

/** The value of a key; 0 when it is not in the table. */
export const lookUp = (lexicon: Lexicon, key: number): number => {
  const { keys, values } = lexicon
  const mask = keys.length - 1
  let place = key & mask
  for (;;) {
    const found = keys[place]!
    if (found === key) return values[place]!
    if (found === 0) return 0
    place = (place + 1) & mask
  }
}
