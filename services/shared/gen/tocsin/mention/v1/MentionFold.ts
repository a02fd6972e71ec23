// Original file: tocsin/mention/v1/mention.proto

import type { TimingInput as _tocsin_mention_v1_TimingInput, Timing as _tocsin_mention_v1_Timing } from '../../../tocsin/mention/v1/Timing.ts';
import type { SentimentInput as _tocsin_mention_v1_SentimentInput, Sentiment as _tocsin_mention_v1_Sentiment } from '../../../tocsin/mention/v1/Sentiment.ts';

/**
 * The part of Mention that the fold of windows needs. Same numbers and types as Mention (a test asserts it).
 */
export interface MentionFoldInput {
  'brandId'?: (string);
  'source'?: (string);
  'nativeId'?: (string);
  'eventTimeMs'?: (number | string);
  'timing'?: (_tocsin_mention_v1_TimingInput);
  'text'?: (string);
  'authorHash'?: (string);
  'parentId'?: (string);
  'threadId'?: (string);
  'appendedAtMs'?: (number | string);
  'language'?: (string);
  'sentiment'?: (_tocsin_mention_v1_SentimentInput);
  'vulgar'?: (boolean);
  'abusive'?: (boolean);
  'scorerVersion'?: (string);
  'weight'?: (number);
  'topics'?: (string);
}

/**
 * The part of Mention that the fold of windows needs. Same numbers and types as Mention (a test asserts it).
 */
export interface MentionFold {
  'brandId': (string);
  'source': (string);
  'nativeId': (string);
  'eventTimeMs': (number);
  'timing': (_tocsin_mention_v1_Timing);
  'text': (string);
  'authorHash': (string);
  'parentId': (string);
  'threadId': (string);
  'appendedAtMs': (number);
  'language': (string);
  'sentiment': (_tocsin_mention_v1_Sentiment);
  'vulgar': (boolean);
  'abusive': (boolean);
  'scorerVersion': (string);
  'weight': (number);
  'topics': (string);
}
