import { createFeatures, extractFeatures, ROWS, TOPIC_BITS } from '../src/core/features.ts'
import { createLanguageFeatures, extractLanguageFeatures, LANGUAGE_BITS } from '../src/core/language.ts'
import { LANGUAGE_COUNT, LANGUAGES, type Language } from '../src/core/languages.ts'
import type { Lexicon } from '../src/core/lexicon.ts'
import { type Table, TOPICS, type Topic } from '../src/core/model.ts'
import { scanText } from '../src/core/scan.ts'
import { createScan } from '../src/core/scan-state.ts'
import { topicRow } from '../src/core/topics.ts'
import type { AbuseRow, LanguageRow, PartedCorpusRow, SentimentRow } from './data.ts'
import { createExampleBuilder } from './examples.ts'
import { type Linear, type LinearOptions, trainLinear } from './linear.ts'
import { quantize } from './quantize.ts'
import { createRandom } from './random.ts'
import { lessonOf } from './sources.ts'

const scan = createScan()
const features = createFeatures()

/** Rows of a text as if its language were known. */
const extract = (text: string, language: Language, lexicon: Lexicon): void => {
  scanText(text, scan, lexicon.stemBits)
  extractFeatures(scan, LANGUAGES.indexOf(language), lexicon, features)
}

const MAX_PER_LANGUAGE = 6_000
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
    scanText(text, scan, emptyBits)
    extractLanguageFeatures(scan, found)
    const weight = languageWeight(lang, counts.get(lang)!) * (source === 'seeds' ? 2 : source === 'own' ? 2 : 1)
    if (found.count > 0) builder.add(found.rows, found.count, LANGUAGES.indexOf(lang), weight, 2 ** LANGUAGE_COUNT - 1)
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

export const trainSentiment = (
  rows: readonly SentimentRow[],
  lexicon: Lexicon,
  seed: number,
  overrides: Partial<LinearOptions> = {},
): Linear => {
  const builder = createExampleBuilder()
  for (const row of rows) {
    const lesson = lessonOf(row)
    if (!lesson) continue
    extract(row.text, row.lang, lexicon)
    builder.add(features.rows, features.count, lesson.label, lesson.weight, lesson.mask)
  }
  return trainLinear(
    builder.build(),
    {
      classes: 3,
      rowCount: ROWS,
      epochs: 6,
      learningRate: 0.15,
      l2: 0,
      dropout: 0.2,
      labelSmoothing: 0.02,
      ...overrides,
    },
    createRandom(seed),
  )
}

const ABUSIVE_OWN_WEIGHT = 2

export const trainAbusive = (rows: readonly AbuseRow[], lexicon: Lexicon, seed: number): Linear => {
  const builder = createExampleBuilder()
  for (const { lang, source, abusive, text } of rows) {
    extract(text, lang, lexicon)
    const weight = source === 'own' ? ABUSIVE_OWN_WEIGHT : source === 'davidson-hate' && abusive ? 0.2 : 1
    builder.add(features.rows, features.count, abusive ? 1 : 0, weight, 0b11)
  }
  return trainLinear(
    builder.build(),
    { classes: 2, rowCount: ROWS, epochs: 5, learningRate: 0.15, l2: 0, dropout: 0.2, labelSmoothing: 0.02 },
    createRandom(seed),
  )
}

/** One table of four columns: three of sentiment and abusive against not. */
export const packMood = (sentiment: Linear, abusive: Linear): Table => {
  const packed = new Float32Array(ROWS * 4)
  for (let row = 0; row < ROWS; row++) {
    for (let c = 0; c < 3; c++) packed[row * 4 + c] = sentiment.weights[row * 3 + c]!
    packed[row * 4 + 3] = abusive.weights[row * 2 + 1]! - abusive.weights[row * 2]!
  }
  return quantize(packed, 4, [...sentiment.bias, abusive.bias[1]! - abusive.bias[0]!])
}

export const trainTopics = (rows: readonly PartedCorpusRow[], lexicon: Lexicon, seed: number): Table => {
  const builder = createExampleBuilder()
  const topicRows = new Int32Array(features.rows.length)
  for (const { lang, topic, text } of rows) {
    const label = TOPICS.indexOf(topic as Topic)
    if (label < 0) continue
    extract(text, lang, lexicon)
    for (let f = 0; f < features.count; f++) topicRows[f] = topicRow(features.rows[f]!)
    builder.add(topicRows, features.count, label, topic === 'none' ? 0.5 : 1, 2 ** TOPICS.length - 1)
  }
  const { weights, bias } = trainLinear(
    builder.build(),
    {
      classes: TOPICS.length,
      rowCount: 2 ** TOPIC_BITS,
      epochs: 12,
      learningRate: 0.2,
      l2: 0,
      dropout: 0.3,
      labelSmoothing: 0.02,
    },
    createRandom(seed),
  )
  return quantize(weights, TOPICS.length, [...bias])
}
