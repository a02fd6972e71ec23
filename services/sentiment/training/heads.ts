import {
  createFeatures,
  extractFeatures,
  FINGERPRINT_BITS,
  KEY_BITS,
  SLOT_BITS,
  TOPIC_SLOT_BITS,
} from '../src/core/features.ts'
import { createLanguageFeatures, extractLanguageFeatures, LANGUAGE_BITS } from '../src/core/language.ts'
import { LANGUAGE_COUNT, LANGUAGES, type Language } from '../src/core/languages.ts'
import type { Lexicon } from '../src/core/lexicon.ts'
import { type Table, TOPICS, type Topic } from '../src/core/model.ts'
import { ABUSIVE_BYTE, FINGERPRINT_BYTE, MOOD_COLUMNS, NEGATIVE_BYTE, POSITIVE_BYTE } from '../src/core/mood.ts'
import { scanText } from '../src/core/scan.ts'
import { createScan } from '../src/core/scan-state.ts'
import { TOPIC_COLUMNS, TOPIC_FINGERPRINT, topicFingerprint, topicSlot } from '../src/core/topics.ts'
import { abusiveThresholds } from './abusive.ts'
import { type AbuseRow, fractionOf, type LanguageRow, type PartedCorpusRow, type SentimentRow } from './data.ts'
import { createExampleBuilder } from './examples.ts'
import { type Examples, type Linear, type LinearOptions, trainLinear } from './linear.ts'
import { quantize } from './quantize.ts'
import { createRandom } from './random.ts'
import { lessonOf } from './sources.ts'
import { selectFrequent, selectTelling, toRows, type Vocabulary } from './vocabulary.ts'

const scan = createScan()
const features = createFeatures()

/** Rows of a text as if its language were known. */
const extract = (text: string, language: Language, lexicon: Lexicon): void => {
  scanText(text, scan, lexicon.stemBits)
  extractFeatures(scan, LANGUAGES.indexOf(language), lexicon, features)
}

/** Posts without a topic are many; topics are asked of negatives, and what others say of them teaches too. */
const NO_TOPIC_WEIGHT = 0.5
const OTHER_MOOD_WEIGHT = 0.7

const MAX_PER_LANGUAGE = 6_000
/** Beyond this a language's rows say nothing new about it. */
const MAX_LANGUAGE_ROWS = 9_000
const FIRST_CLASS_SHARE = 2

/** A language's rows count the same in all, however many there are; first-class languages count double. */
const languageWeight = (lang: Language, count: number): number =>
  Math.min(8, (MAX_PER_LANGUAGE * (LANGUAGES.indexOf(lang) < 4 ? FIRST_CLASS_SHARE : 1)) / count)

export const trainLanguageHead = (rows: readonly LanguageRow[], seed: number): Table => {
  const builder = createExampleBuilder()
  const found = createLanguageFeatures()
  const counts = new Map<Language, number>()
  for (const { lang } of rows) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  const emptyBits = new Uint8Array(8)
  for (const { lang, text, source } of rows) {
    const isRare = source === 'own' || source === 'seeds' || source === 'langid'
    if (!isRare && fractionOf(`language ${text}`) > MAX_LANGUAGE_ROWS / counts.get(lang)!) continue
    scanText(text, scan, emptyBits)
    extractLanguageFeatures(scan, found)
    const weight =
      languageWeight(lang, Math.min(counts.get(lang)!, MAX_LANGUAGE_ROWS)) *
      (source === 'seeds' || source === 'own' ? 2 : 1)
    if (found.count > 0)
      builder.add(found.rows, found.count, {
        label: LANGUAGES.indexOf(lang),
        weight,
        mask: 2 ** LANGUAGE_COUNT - 1,
      })
  }
  const options: LinearOptions = {
    classes: LANGUAGE_COUNT,
    rowCount: 2 ** LANGUAGE_BITS,
    epochs: 4,
    learningRate: 0.3,
    l2: 0,
    dropout: 0.1,
    labelSmoothing: 0.01,
  }
  const { weights, bias } = trainLinear(builder.build(), options, createRandom(seed))
  return quantize(weights, LANGUAGE_COUNT, [...bias])
}

/** Words say more of a mood than the letters in them, so they learn faster. */
const WORD_PACE = 2

/** Pace by row: `words` has a 1 for every key that is not of a character gram. */
const paceOf = ({ keys }: Vocabulary, words: Uint8Array): Float32Array =>
  Float32Array.from(keys, key => (words[key] === 1 ? WORD_PACE : 1))

const sentimentExamples = (rows: readonly SentimentRow[], lexicon: Lexicon, words: Uint8Array): Examples => {
  const builder = createExampleBuilder()
  for (const row of rows) {
    const lesson = lessonOf(row)
    if (!lesson) continue
    extract(row.text, row.lang, lexicon)
    for (let k = 0; k < features.gramsFrom; k++) words[features.keys[k]!] = 1
    builder.add(features.keys, features.count, lesson)
  }
  return builder.build()
}

const ABUSIVE_OWN_WEIGHT = 5
/** Nearly all of that source is offensive by its choice of words: it must not say how common abuse is. */
const DAVIDSON_ABUSIVE_WEIGHT = 0.2

const abuseExamples = (rows: readonly AbuseRow[], lexicon: Lexicon): Examples => {
  const builder = createExampleBuilder()
  for (const { lang, source, abusive, text } of rows) {
    extract(text, lang, lexicon)
    const weight =
      source === 'own' ? ABUSIVE_OWN_WEIGHT : source === 'davidson-hate' && abusive ? DAVIDSON_ABUSIVE_WEIGHT : 1
    builder.add(features.keys, features.count, {
      label: abusive ? 1 : 0,
      weight,
      mask: 0b11,
      group: `${lang} ${source}`,
    })
  }
  return builder.build()
}

/** One table: negative and positive against neutral, abusive against not, and each feature's fingerprint. */
const packMood = ({ keys }: Vocabulary, sentiment: Linear, abusive: Linear): Table => {
  const packed = new Float32Array(2 ** SLOT_BITS * MOOD_COLUMNS)
  keys.forEach((key, row) => {
    const at = (key >>> FINGERPRINT_BITS) * MOOD_COLUMNS
    const neutral = sentiment.weights[row * 3 + 1]!
    packed[at + NEGATIVE_BYTE] = sentiment.weights[row * 3]! - neutral
    packed[at + POSITIVE_BYTE] = sentiment.weights[row * 3 + 2]! - neutral
    packed[at + ABUSIVE_BYTE] = abusive.weights[row * 2 + 1]! - abusive.weights[row * 2]!
  })
  const [negative, neutral, positive] = sentiment.bias
  const bias = [negative! - neutral!, positive! - neutral!, abusive.bias[1]! - abusive.bias[0]!]
  const table = quantize(packed, MOOD_COLUMNS, bias)
  const bytes = new Uint8Array(table.words.buffer)
  for (let slot = 0; slot < 2 ** SLOT_BITS; slot++) bytes[slot * MOOD_COLUMNS + FINGERPRINT_BYTE] = 0
  for (const key of keys)
    bytes[(key >>> FINGERPRINT_BITS) * MOOD_COLUMNS + FINGERPRINT_BYTE] = key & (2 ** FINGERPRINT_BITS - 1)
  return table
}

export interface Mood {
  readonly table: Table
  /** By column of LANGUAGES. */
  readonly abusiveThresholds: readonly number[]
}

/** Sentiment and abusive, which share their features and their table. */
export const trainMood = (
  sentimentRows: readonly SentimentRow[],
  abuseRows: readonly AbuseRow[],
  lexicon: Lexicon,
  seed: number,
): Mood => {
  const words = new Uint8Array(2 ** KEY_BITS)
  const sentimentKeys = sentimentExamples(sentimentRows, lexicon, words)
  const abuseKeys = abuseExamples(abuseRows, lexicon)
  const vocabulary = selectFrequent([sentimentKeys, abuseKeys], SLOT_BITS)
  const common = { rowCount: vocabulary.keys.length, learningRate: 0.15, l2: 0, dropout: 0.2, labelSmoothing: 0.02 }
  const sentiment = trainLinear(
    toRows(sentimentKeys, vocabulary),
    { ...common, classes: 3, epochs: 6, pace: paceOf(vocabulary, words) },
    createRandom(seed),
  )
  const abuse = toRows(abuseKeys, vocabulary)
  const options = { ...common, classes: 2, epochs: 5 }
  return {
    table: packMood(vocabulary, sentiment, trainLinear(abuse, options, createRandom(seed))),
    abusiveThresholds: abusiveThresholds(abuseRows, abuse, options, seed),
  }
}

export const trainTopics = (rows: readonly PartedCorpusRow[], lexicon: Lexicon, seed: number): Table => {
  const builder = createExampleBuilder()
  for (const { lang, topic, text, label } of rows) {
    const column = TOPICS.indexOf(topic as Topic)
    if (column < 0) continue
    extract(text, lang, lexicon)
    const weight = (topic === 'none' ? NO_TOPIC_WEIGHT : 1) * (label === 'negative' ? 1 : OTHER_MOOD_WEIGHT)
    builder.add(features.keys, features.count, { label: column, weight, mask: 2 ** TOPICS.length - 1 })
  }
  const examples = builder.build()
  const vocabulary = selectTelling(examples, TOPICS.length, TOPIC_SLOT_BITS)
  const { weights, bias } = trainLinear(
    toRows(examples, vocabulary),
    {
      classes: TOPICS.length,
      rowCount: vocabulary.keys.length,
      epochs: 10,
      learningRate: 0.2,
      l2: 0,
      dropout: 0.3,
      labelSmoothing: 0.02,
    },
    createRandom(seed),
  )
  const packed = new Float32Array(2 ** TOPIC_SLOT_BITS * TOPIC_COLUMNS)
  vocabulary.keys.forEach((key, row) => {
    const at = topicSlot(key) * TOPIC_COLUMNS
    packed.set(weights.subarray(row * TOPICS.length, (row + 1) * TOPICS.length), at)
  })
  const table = quantize(packed, TOPIC_COLUMNS, [...bias])
  const bytes = new Uint8Array(table.words.buffer)
  for (let slot = 0; slot < 2 ** TOPIC_SLOT_BITS; slot++) bytes[slot * TOPIC_COLUMNS + TOPIC_FINGERPRINT] = 0
  for (const key of vocabulary.keys) bytes[topicSlot(key) * TOPIC_COLUMNS + TOPIC_FINGERPRINT] = topicFingerprint(key)
  return table
}
