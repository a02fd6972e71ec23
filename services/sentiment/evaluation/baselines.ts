import { createRequire } from 'node:module'

/** The packages carry no types (or wrong ones): what we use of them is said here. */
const require = createRequire(import.meta.url)

/** A package as users would call it: negative, neutral or positive as 0, 1, 2. */
export interface Baseline {
  readonly name: string
  /** Languages it has word lists for. */
  readonly languages: readonly string[]
  predict(text: string, language: string): Promise<number> | number
}

const sign = (value: number, margin = 0): number => (value < -margin ? 0 : value > margin ? 2 : 1)

interface NlpResult {
  readonly sentiment: { readonly score: number }
}

export const sentimentBaselines = (): Baseline[] => {
  const Sentiment = require('sentiment') as new () => { analyze(text: string): { score: number } }
  const { SentimentIntensityAnalyzer } = require('vader-sentiment') as {
    SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } }
  }
  const wink = require('wink-sentiment') as (text: string) => { score: number }
  const { Container } = require('@nlpjs/core') as { Container: new () => { use(plugin: unknown): void } }
  const { SentimentAnalyzer } = require('@nlpjs/sentiment') as {
    SentimentAnalyzer: new (
      settings: object,
    ) => { process(input: { locale: string; text: string }): Promise<NlpResult> }
  }
  const container = new Container()
  for (const language of ['En', 'Pl', 'Sv', 'Id']) {
    const plugins = require(`@nlpjs/lang-${language.toLowerCase()}`) as Record<string, unknown>
    container.use(plugins[`Lang${language}`])
  }
  const analyzer = new SentimentAnalyzer({ container })
  const english = new Sentiment()
  return [
    { name: 'sentiment', languages: ['en'], predict: text => sign(english.analyze(text).score) },
    {
      name: 'vader-sentiment',
      languages: ['en'],
      predict: text => sign(SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
    },
    { name: 'wink-sentiment', languages: ['en'], predict: text => sign(wink(text).score) },
    {
      name: '@nlpjs/sentiment',
      languages: ['en', 'pl', 'sv', 'id'],
      predict: async (text, locale) => sign((await analyzer.process({ locale, text })).sentiment.score),
    },
  ]
}

/** Language by tinyld, as an ISO 639-1 code; '' when it cannot tell. */
export const detectByTinyld = (): ((text: string) => string) =>
  (require('tinyld') as { detect(text: string): string }).detect
