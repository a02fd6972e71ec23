// Original file: tocsin/mention/v1/mention.proto

export const Sentiment = {
  SENTIMENT_UNSPECIFIED: 'SENTIMENT_UNSPECIFIED',
  SENTIMENT_NEGATIVE: 'SENTIMENT_NEGATIVE',
  SENTIMENT_NEUTRAL: 'SENTIMENT_NEUTRAL',
  SENTIMENT_POSITIVE: 'SENTIMENT_POSITIVE',
} as const;

export type SentimentInput =
  | 'SENTIMENT_UNSPECIFIED'
  | 0
  | 'SENTIMENT_NEGATIVE'
  | 1
  | 'SENTIMENT_NEUTRAL'
  | 2
  | 'SENTIMENT_POSITIVE'
  | 3

export type Sentiment = typeof Sentiment[keyof typeof Sentiment]
