import type { CrisisTopic } from '@tocsin/shared/events/crisis-topics.ts'
import { createFeatures, extractFeatures } from './features.ts'
import { createLanguageFeatures, createLanguageGuess, guessLanguage } from './language.ts'
import { LANGUAGES, type Language, languageOfTag } from './languages.ts'
import type { Model } from './model.ts'
import { ABUSIVE, calibrate, MOOD_COLUMNS, sumMood } from './mood.ts'
import { scanText } from './scan.ts'
import { createScan } from './scan-state.ts'
import { createTopicHead } from './topics.ts'

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const
export type SentimentLabel = (typeof SENTIMENTS)[number]

/** The newest score of a scorer, overwritten by its next call: read it, or copy it. */
export interface Scored {
  language: Language
  languageConfidence: number
  /** Column of SENTIMENTS. */
  sentiment: 0 | 1 | 2
  /** Calibrated probabilities; they sum to 1. */
  negative: number
  neutral: number
  positive: number
  vulgar: boolean
  abusive: boolean
}

export interface Scorer {
  /** `<name>@<version>`. */
  readonly version: string
  /** Language, sentiment, vulgar and abusive of any string. `hint` is the source's own language tag, '' when it has none. */
  score(text: string, hint: string): Readonly<Scored>
  /** Crisis types that the text scored last speaks of, most likely first. */
  topics(): readonly CrisisTopic[]
}

/** A scorer keeps its buffers from text to text: nothing is allocated per text. Same text and hint, same score. */
export const createScorer = (model: Model): Scorer => {
  const scan = createScan()
  const features = createFeatures()
  const languageFeatures = createLanguageFeatures()
  const guess = createLanguageGuess()
  const topicHead = createTopicHead(model.topics)
  const scores = new Float64Array(MOOD_COLUMNS)
  const scored: Scored = {
    language: 'und',
    languageConfidence: 0,
    sentiment: 1,
    negative: 0,
    neutral: 1,
    positive: 0,
    vulgar: false,
    abusive: false,
  }
  return {
    version: model.version,
    score(text, hint) {
      scanText(text, scan, model.lexicon.stemBits)
      guessLanguage(scan, languageFeatures, model.language, languageOfTag(hint), guess)
      extractFeatures(scan, guess.likeliest, model.lexicon, features)
      sumMood(features, model.mood, scores)
      calibrate(scores, model.calibration[guess.likeliest]!)
      scored.language = LANGUAGES[guess.language]!
      scored.languageConfidence = guess.confidence
      scored.negative = scores[0]!
      scored.neutral = scores[1]!
      scored.positive = scores[2]!
      scored.sentiment =
        scored.negative >= scored.neutral && scored.negative >= scored.positive
          ? 0
          : scored.neutral >= scored.positive
            ? 1
            : 2
      scored.abusive = scores[ABUSIVE]! > model.abusiveThresholds[guess.likeliest]!
      scored.vulgar = features.vulgar
      return scored
    },
    topics: () => topicHead.tell(features, model.topicThreshold),
  }
}
