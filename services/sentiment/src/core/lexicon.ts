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
export const conceptOf = (value: number): number => (value >>> CONCEPT_SHIFT) & 0x3ff

/** The highest bits of a value repeat part of its word's hash: with tens of thousands of keys of 32 bits some other word would share one. */
const CHECK_SHIFT = 18
const checkOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> CHECK_SHIFT

/** A value as the table holds it. */
export const sealed = (value: number, hash: number): number => value | (checkOf(hash) << CHECK_SHIFT)

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
    values[place] = entries.values[i]!
  }
  const stemBits = new Uint8Array(STEM_FILTER_BYTES)
  for (const prefix of entries.stemPrefixes) {
    const bit = finish(prefix) & (STEM_FILTER_BYTES * 8 - 1)
    stemBits[bit >>> 3]! |= 1 << (bit & 7)
  }
  return { keys, values, stemBits }
}

const lookUp = (lexicon: Lexicon, key: number, hash: number): number => {
  const { keys, values } = lexicon
  const mask = keys.length - 1
  let place = key & mask
  for (;;) {
    const found = keys[place]!
    if (found === key) return values[place]! >>> CHECK_SHIFT === checkOf(hash) ? values[place]! : 0
    if (found === 0) return 0
    place = (place + 1) & mask
  }
}

/** The value of a word in a language, or in any; 0 when no list has it. */
export const lookUpWord = (lexicon: Lexicon, hash: number, column: number): number =>
  lookUp(lexicon, wordKey(hash, column), hash) || lookUp(lexicon, wordKey(hash, ANY_LANGUAGE), hash)

/** The value of a prefix that is a stem in a language, or in any; 0 when no list has it. */
export const lookUpStem = (lexicon: Lexicon, hash: number, column: number): number =>
  lookUp(lexicon, stemKey(hash, column), hash) || lookUp(lexicon, stemKey(hash, ANY_LANGUAGE), hash)
