import { finish, hashOf, pair } from './hash.ts'
import { LANGUAGE_COUNT } from './languages.ts'
import { conceptOf, type Lexicon, lookUpStem, lookUpWord, NEGATES, polarityOf, VULGAR } from './lexicon.ts'
import {
  BREAK,
  CAPS,
  HASHTAG,
  MARK_COUNT,
  MAX_UNITS,
  NUMBER,
  type Scan,
  STRETCHED,
  SYMBOL,
  WORD,
} from './scan-state.ts'

/** A feature is known by a key of this many bits: its place in the weight table, then a fingerprint. */
export const KEY_BITS = 26
export const SLOT_BITS = 20
export const FINGERPRINT_BITS = KEY_BITS - SLOT_BITS
/** The table of topics has fewer places. */
export const TOPIC_SLOT_BITS = 15

const KEY_SHIFT = 32 - KEY_BITS
const NEGATION_REACH = 3

const SALTS = Int32Array.from({ length: LANGUAGE_COUNT }, (_, column) => hashOf(`salt ${column}`))
const NEGATED = hashOf('negated')
const PAIR = hashOf('pair')
const SKIP = hashOf('skip')
const FIRST = hashOf('first')
const LAST = hashOf('last')
const SHOUTED = hashOf('shouted')
const LOUD = hashOf('loud')
const LEXICON = hashOf('lexicon')
const CONCEPT = hashOf('concept')
const CONCEPT_PAIR = hashOf('concept pair')
const NUMBER_CONCEPT = 4 * 1023
const CONCEPT_REACH = 4
const FACE = hashOf('face')
const MARK = hashOf('mark')
const LENGTH = hashOf('length')
const LAST_WORD = hashOf('last word polarity')

/** More tokens than this say nothing new about a short post's mood and cost time. */
const MAX_FEATURES = 8 * MAX_UNITS

/** The features of a text, each once. Reused from text to text. */
export interface Features {
  count: number
  readonly keys: Int32Array
  /** True when a word, as written or as meant, is in a vulgar list. */
  vulgar: boolean
  readonly seen: Int32Array
  generation: number
  /** Where the keys of character grams begin: those before them are of words, signs and marks. */
  gramsFrom: number
  readonly values: Int32Array
}

const SEEN_SIZE = 4_096
const MAX_GENERATION = 2 ** (32 - KEY_BITS)

export const createFeatures = (): Features => ({
  count: 0,
  keys: new Int32Array(MAX_FEATURES),
  vulgar: false,
  seen: new Int32Array(SEEN_SIZE),
  generation: 0,
  gramsFrom: 0,
  values: new Int32Array(MAX_UNITS + 2),
})

const add = (features: Features, key: number): void => {
  const stamp = (features.generation << KEY_BITS) | key
  const place = key & (SEEN_SIZE - 1)
  if (features.seen[place] === stamp || features.count >= MAX_FEATURES) return
  features.seen[place] = stamp
  features.keys[features.count++] = key
}

const both = (features: Features, hash: number, salt: number): void => {
  const h = finish(hash)
  add(features, h >>> KEY_SHIFT)
  add(features, finish(h ^ salt) >>> KEY_SHIFT)
}

const joint = (features: Features, hash: number): void => add(features, finish(hash) >>> KEY_SHIFT)

/** What the lexicon knows of each token in this language; the longest stem counts where the whole word is unknown. */
const lookUpTokens = (scan: Scan, language: number, lexicon: Lexicon, features: Features): void => {
  const { values } = features
  let vulgar = 0
  for (let t = 0; t < scan.tokenCount; t++) {
    if (!(scan.flags[t]! & WORD)) {
      values[t] = 0
      continue
    }
    let value = lookUpWord(lexicon, scan.tokens[t]!, language)
    if (value === 0 && scan.squashed[t] !== 0) value = lookUpWord(lexicon, scan.squashed[t]!, language)
    values[t] = value
    vulgar |= value
  }
  let whole = -1
  for (let s = 0; s < scan.stemCount; s++) {
    const t = scan.stemTokens[s]!
    // later prefixes of a token are longer and win; a whole word in the lexicon wins over all of them
    if (t !== whole && values[t] !== 0 && (s === 0 || scan.stemTokens[s - 1] !== t)) whole = t
    if (t === whole) continue
    const value = lookUpStem(lexicon, scan.stems[s]!, language)
    if (value !== 0) values[t] = value
  }
  for (let s = 0; s < scan.stemCount; s++) vulgar |= values[scan.stemTokens[s]!]!
  for (let d = 0; d < scan.disguiseCount; d++) vulgar |= lookUpWord(lexicon, scan.disguises[d]!, language)
  features.vulgar = (vulgar & VULGAR) !== 0
}

const bucket = (count: number): number => (count > 4 ? 5 : count)

/** The second loop: what the scan left becomes keys of features. The same function serves training and scoring. */
export const extractFeatures = (scan: Scan, language: number, lexicon: Lexicon, features: Features): void => {
  features.count = 0
  if (++features.generation === MAX_GENERATION) {
    features.generation = 1
    features.seen.fill(0)
  }
  lookUpTokens(scan, language, lexicon, features)
  const { tokens, flags, polarity, grams, tokenCount, gramCount } = scan
  const { values } = features
  const salt = SALTS[language]!
  let negatedUntil = -1
  let good = 0
  let bad = 0
  let goodFaces = 0
  let badFaces = 0
  let lastMood = 0
  let wordCount = 0
  let lastConcept = 0
  let lastConceptAt = 0
  for (let t = 0; t < tokenCount; t++) {
    const hash = tokens[t]!
    const flag = flags[t]!
    const value = values[t]!
    const fresh = (flag & BREAK) !== 0
    if (fresh) {
      negatedUntil = -1
      lastConcept = 0
    }
    const negated = t <= negatedUntil
    both(features, hash, salt)
    if (t === 0) both(features, hash ^ FIRST, salt)
    if (t === tokenCount - 1) both(features, hash ^ LAST, salt)
    if (t > 0 && !fresh) {
      both(features, pair(tokens[t - 1]! ^ PAIR, hash), salt)
      if (t > 1 && !(flags[t - 1]! & BREAK)) joint(features, pair(tokens[t - 2]! ^ SKIP, hash))
    }
    if (flag & SYMBOL) {
      const mood = polarity[t]!
      if (mood > 0) goodFaces += mood
      else badFaces -= mood
      if (mood !== 0) lastMood = mood
      if (flag & STRETCHED) both(features, hash ^ LOUD, salt)
      continue
    }
    wordCount++
    if (flag & NUMBER) {
      if (lastConcept !== 0 && t - lastConceptAt <= CONCEPT_REACH)
        joint(features, pair(CONCEPT_PAIR + lastConcept, NUMBER_CONCEPT))
      lastConcept = NUMBER_CONCEPT
      lastConceptAt = t
      continue
    }
    if (scan.squashed[t] !== 0) both(features, scan.squashed[t]!, salt)
    if (negated) both(features, hash ^ NEGATED, salt)
    if (flag & (CAPS | HASHTAG)) both(features, hash ^ SHOUTED, salt)
    if (value !== 0) {
      if (value & NEGATES) negatedUntil = t + NEGATION_REACH
      const mood = polarityOf(value)
      if (mood !== 0) {
        const felt = negated ? -mood : mood
        if (felt > 0) good += felt
        else bad -= felt
        lastMood = felt
      }
      const concept = conceptOf(value)
      if (concept !== 0) {
        const meant = concept * 4 + (negated ? 1 : 0)
        joint(features, (CONCEPT + meant) | 0)
        if (lastConcept !== 0 && t - lastConceptAt <= CONCEPT_REACH)
          joint(features, pair(CONCEPT_PAIR + lastConcept, meant))
        lastConcept = meant
        lastConceptAt = t
      }
    }
  }
  if (good > 0) both(features, LEXICON + bucket((good + 1) >> 1), salt)
  if (bad > 0) both(features, LEXICON + 8 + bucket((bad + 1) >> 1), salt)
  both(features, LEXICON + 16 + Math.max(-4, Math.min(4, good - bad)) + 4, salt)
  if (goodFaces > 0) both(features, FACE + bucket(goodFaces), salt)
  if (badFaces > 0) both(features, FACE + 8 + bucket(badFaces), salt)
  if (goodFaces + badFaces > 0) both(features, FACE + 16 + Math.max(-3, Math.min(3, goodFaces - badFaces)), salt)
  both(features, LAST_WORD + lastMood, salt)
  for (let m = 0; m < MARK_COUNT; m++) if ((scan.marks >>> m) & 1) both(features, MARK + m, salt)
  both(
    features,
    LENGTH + (wordCount < 4 ? wordCount : wordCount < 8 ? 4 : wordCount < 16 ? 5 : wordCount < 32 ? 6 : 7),
    salt,
  )
  features.gramsFrom = features.count
  for (let g = 0; g < gramCount; g++) joint(features, grams[g]!)
}
