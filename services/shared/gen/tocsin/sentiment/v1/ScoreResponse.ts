// Original file: tocsin/sentiment/v1/sentiment.proto

import type { ScoreInput as _tocsin_sentiment_v1_ScoreInput, Score as _tocsin_sentiment_v1_Score } from '../../../tocsin/sentiment/v1/Score.ts';

export interface ScoreResponseInput {
  'scores'?: (_tocsin_sentiment_v1_ScoreInput)[];
  'scorerVersion'?: (string);
}

export interface ScoreResponse {
  'scores': (_tocsin_sentiment_v1_Score)[];
  'scorerVersion': (string);
}
