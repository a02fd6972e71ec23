// Original file: tocsin/sentiment/v1/sentiment.proto

import type { SentimentInput as _tocsin_mention_v1_SentimentInput, Sentiment as _tocsin_mention_v1_Sentiment } from '../../../tocsin/mention/v1/Sentiment.ts';

export interface ScoreInput {
  /**
   * ISO 639-1, or "und".
   */
  'language'?: (string);
  'languageConfidence'?: (number | string);
  'sentiment'?: (_tocsin_mention_v1_SentimentInput);
  'confidence'?: (number | string);
  'negativeProbability'?: (number | string);
  'neutralProbability'?: (number | string);
  'positiveProbability'?: (number | string);
  'vulgar'?: (boolean);
  'abusive'?: (boolean);
  /**
   * Crisis types the text speaks of, most likely first; filled for negatives.
   */
  'topics'?: (string)[];
}

export interface Score {
  /**
   * ISO 639-1, or "und".
   */
  'language': (string);
  'languageConfidence': (number);
  'sentiment': (_tocsin_mention_v1_Sentiment);
  'confidence': (number);
  'negativeProbability': (number);
  'neutralProbability': (number);
  'positiveProbability': (number);
  'vulgar': (boolean);
  'abusive': (boolean);
  /**
   * Crisis types the text speaks of, most likely first; filled for negatives.
   */
  'topics': (string)[];
}
