import { setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'

export const sentimentSection = defineSection('sentiment', {
  scorerAddress: setting.string({
    default: '',
    doc: 'host:port of another tocsin.sentiment.v1.SentimentService that scores instead of the built-in model; empty = built-in.',
  }),
  scorerTimeout: setting.duration({
    default: 2_000,
    doc: 'Deadline of one call to it; then the built-in model scores.',
  }),
  scorerFailures: setting.int({
    default: 3,
    min: 1,
    max: 100,
    doc: 'After this many failures in a row it is left alone for a while.',
  }),
  scorerPause: setting.duration({ default: 10_000, doc: 'How long it is left alone.' }),
  thinAbove: setting.duration({
    default: 5_000,
    doc: 'When what is scored would be counted later than this, only 1 in n of what is not negative is counted; 0s = never.',
  }),
  maxBatch: setting.int({ default: 1_000, min: 1, max: 10_000, doc: 'Records scored and appended at once.' }),
})

export type SentimentConfig = Values<typeof sentimentSection>

/** The configuration of this service alone; throws ConfigError with all problems. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): SentimentConfig =>
  loadSettings({ sentiment: sentimentSection }, { env }).values.sentiment
