// Original file: tocsin/sentiment/v1/sentiment.proto

import type { ScoreItemInput as _tocsin_sentiment_v1_ScoreItemInput, ScoreItem as _tocsin_sentiment_v1_ScoreItem } from '../../../tocsin/sentiment/v1/ScoreItem.ts';

export interface ScoreRequestInput {
  /**
   * At most 1,000.
   */
  'items'?: (_tocsin_sentiment_v1_ScoreItemInput)[];
}

export interface ScoreRequest {
  /**
   * At most 1,000.
   */
  'items': (_tocsin_sentiment_v1_ScoreItem)[];
}
