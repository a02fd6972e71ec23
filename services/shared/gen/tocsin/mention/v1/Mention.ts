// Original file: tocsin/mention/v1/mention.proto

import type { TimingInput as _tocsin_mention_v1_TimingInput, Timing as _tocsin_mention_v1_Timing } from '../../../tocsin/mention/v1/Timing.ts';
import type { SentimentInput as _tocsin_mention_v1_SentimentInput, Sentiment as _tocsin_mention_v1_Sentiment } from '../../../tocsin/mention/v1/Sentiment.ts';

/**
 * One public post, comment, article or mail that matched a brand. One record per (mention, brand).
 * Fields below 32 are written by ingest; fields from 32 on are appended to the same bytes by sentiment.
 */
export interface MentionInput {
  'brandId'?: (string);
  /**
   * Id of the configured source (not the kind of network), e.g. "webhook" or "bluesky-eu".
   */
  'source'?: (string);
  /**
   * The source's own id of the post. (brand_id, source, native_id) is the identity; the first revision counts.
   */
  'nativeId'?: (string);
  'revision'?: (number);
  /**
   * When it was published, as the source says.
   */
  'eventTimeMs'?: (number | string);
  /**
   * When ingest took it.
   */
  'observedAtMs'?: (number | string);
  'timing'?: (_tocsin_mention_v1_TimingInput);
  'text'?: (string);
  /**
   * HMAC of the author's id under a versioned key, 16 hex characters; empty when the source names no author.
   */
  'authorHash'?: (string);
  'authorKeyVersion'?: (number);
  'url'?: (string);
  /**
   * The source's own language tag (BCP 47): a prior, never a verdict.
   */
  'languageHint'?: (string);
  /**
   * native_id of the post it answers; empty for a post of its own.
   */
  'parentId'?: (string);
  /**
   * Terms of the brand that matched, as configured.
   */
  'matchedTerms'?: (string)[];
  /**
   * native_id of the post that the whole thread hangs on, where the source says so; empty otherwise.
   */
  'threadId'?: (string);
  /**
   * Append time of the record in mentions.collected.v1: the only clock that moves windows.
   */
  'appendedAtMs'?: (number | string);
  /**
   * ISO 639-1, or "und".
   */
  'language'?: (string);
  'sentiment'?: (_tocsin_mention_v1_SentimentInput);
  /**
   * Calibrated probabilities; they sum to 1.
   */
  'negativeProbability'?: (number | string);
  'neutralProbability'?: (number | string);
  'positiveProbability'?: (number | string);
  'vulgar'?: (boolean);
  'abusive'?: (boolean);
  /**
   * Which scorer gave the score: "<name>@<version>".
   */
  'scorerVersion'?: (string);
  /**
   * How many mentions this one stands for; 1 unless overload thins the stream. 0 reads as 1; on mentions.thinned.v1 it is 0, for others
   * stand for it.
   */
  'weight'?: (number);
  /**
   * What a negative is about: ids of crisis types that all languages share, most likely first, at most 3, with a space between them. One
   * string, since repeated fields would pile up when a mention is scored again.
   */
  'topics'?: (string);
}

/**
 * One public post, comment, article or mail that matched a brand. One record per (mention, brand).
 * Fields below 32 are written by ingest; fields from 32 on are appended to the same bytes by sentiment.
 */
export interface Mention {
  'brandId': (string);
  /**
   * Id of the configured source (not the kind of network), e.g. "webhook" or "bluesky-eu".
   */
  'source': (string);
  /**
   * The source's own id of the post. (brand_id, source, native_id) is the identity; the first revision counts.
   */
  'nativeId': (string);
  'revision': (number);
  /**
   * When it was published, as the source says.
   */
  'eventTimeMs': (number);
  /**
   * When ingest took it.
   */
  'observedAtMs': (number);
  'timing': (_tocsin_mention_v1_Timing);
  'text': (string);
  /**
   * HMAC of the author's id under a versioned key, 16 hex characters; empty when the source names no author.
   */
  'authorHash': (string);
  'authorKeyVersion': (number);
  'url': (string);
  /**
   * The source's own language tag (BCP 47): a prior, never a verdict.
   */
  'languageHint': (string);
  /**
   * native_id of the post it answers; empty for a post of its own.
   */
  'parentId': (string);
  /**
   * Terms of the brand that matched, as configured.
   */
  'matchedTerms': (string)[];
  /**
   * native_id of the post that the whole thread hangs on, where the source says so; empty otherwise.
   */
  'threadId': (string);
  /**
   * Append time of the record in mentions.collected.v1: the only clock that moves windows.
   */
  'appendedAtMs': (number);
  /**
   * ISO 639-1, or "und".
   */
  'language': (string);
  'sentiment': (_tocsin_mention_v1_Sentiment);
  /**
   * Calibrated probabilities; they sum to 1.
   */
  'negativeProbability': (number);
  'neutralProbability': (number);
  'positiveProbability': (number);
  'vulgar': (boolean);
  'abusive': (boolean);
  /**
   * Which scorer gave the score: "<name>@<version>".
   */
  'scorerVersion': (string);
  /**
   * How many mentions this one stands for; 1 unless overload thins the stream. 0 reads as 1; on mentions.thinned.v1 it is 0, for others
   * stand for it.
   */
  'weight': (number);
  /**
   * What a negative is about: ids of crisis types that all languages share, most likely first, at most 3, with a space between them. One
   * string, since repeated fields would pile up when a mention is scored again.
   */
  'topics': (string);
}
