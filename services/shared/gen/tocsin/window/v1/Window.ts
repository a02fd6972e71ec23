// Original file: tocsin/window/v1/window.proto

import type { LanguageCountInput as _tocsin_window_v1_LanguageCountInput, LanguageCount as _tocsin_window_v1_LanguageCount } from '../../../tocsin/window/v1/LanguageCount.ts';
import type { AboutTermInput as _tocsin_window_v1_AboutTermInput, AboutTerm as _tocsin_window_v1_AboutTerm } from '../../../tocsin/window/v1/AboutTerm.ts';
import type { UsualInput as _tocsin_window_v1_UsualInput, Usual as _tocsin_window_v1_Usual } from '../../../tocsin/window/v1/Usual.ts';
import type { CorrectedInput as _tocsin_window_v1_CorrectedInput, Corrected as _tocsin_window_v1_Corrected } from '../../../tocsin/window/v1/Corrected.ts';
import type { TopicCountInput as _tocsin_window_v1_TopicCountInput, TopicCount as _tocsin_window_v1_TopicCount } from '../../../tocsin/window/v1/TopicCount.ts';
import type { FloodInput as _tocsin_window_v1_FloodInput, Flood as _tocsin_window_v1_Flood } from '../../../tocsin/window/v1/Flood.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A whole value, never a delta: a consumer keeps the highest ver per (brand_id, size_ms, window_start_ms).
 */
export interface WindowInput {
  'brandId'?: (string);
  'sizeMs'?: (number);
  'windowStartMs'?: (number | string);
  'windowEndMs'?: (number | string);
  /**
   * layout (8 bits) | logic (8 bits) | offset (48 bits).
   */
  'ver'?: (number | string | Long);
  'revision'?: (number);
  /**
   * Closed by the watermark; late mentions may still revise it.
   */
  'final'?: (boolean);
  /**
   * Counts are weighted; without thinning they are plain counts.
   */
  'mentions'?: (number | string);
  'negative'?: (number | string);
  'neutral'?: (number | string);
  'positive'?: (number | string);
  /**
   * Sum of squared weights: n_effective = mentions^2 / weight_squares.
   */
  'weightSquares'?: (number | string);
  'vulgar'?: (number | string);
  'abusive'?: (number | string);
  /**
   * Distinct authors of negatives; a lower bound once capped.
   */
  'negativeAuthors'?: (number);
  'negativeAuthorsCapped'?: (boolean);
  'languages'?: (_tocsin_window_v1_LanguageCountInput)[];
  'about'?: (_tocsin_window_v1_AboutTermInput)[];
  /**
   * negative / mentions, with its 95 % Wilson interval.
   */
  'share'?: (number | string);
  'shareLow'?: (number | string);
  'shareHigh'?: (number | string);
  'usual'?: (_tocsin_window_v1_UsualInput | null);
  /**
   * Stream time of the partition when this value was computed.
   */
  'streamTimeMs'?: (number | string);
  /**
   * Mentions of the brand that were appended during this window and came too late for their own.
   */
  'late'?: (number | string);
  /**
   * 1 in n of the non-negatives was kept; 1 when nothing is thinned.
   */
  'sampledOneIn'?: (number);
  /**
   * Negatives beyond three per author. They are counted above, but no rule of change counts them: few cannot carry a share.
   */
  'negativeExcess'?: (number | string);
  /**
   * Absent where the scorer's error is not known, too large, or known for too few of the mentions.
   */
  'corrected'?: (_tocsin_window_v1_CorrectedInput | null);
  /**
   * The topics of most negatives, most first, at most 5.
   */
  'topics'?: (_tocsin_window_v1_TopicCountInput)[];
  /**
   * The largest group of negatives that say the same; absent where there is none. As old as `about`.
   */
  'flood'?: (_tocsin_window_v1_FloodInput | null);
}

/**
 * A whole value, never a delta: a consumer keeps the highest ver per (brand_id, size_ms, window_start_ms).
 */
export interface Window {
  'brandId': (string);
  'sizeMs': (number);
  'windowStartMs': (number);
  'windowEndMs': (number);
  /**
   * layout (8 bits) | logic (8 bits) | offset (48 bits).
   */
  'ver': (string);
  'revision': (number);
  /**
   * Closed by the watermark; late mentions may still revise it.
   */
  'final': (boolean);
  /**
   * Counts are weighted; without thinning they are plain counts.
   */
  'mentions': (number);
  'negative': (number);
  'neutral': (number);
  'positive': (number);
  /**
   * Sum of squared weights: n_effective = mentions^2 / weight_squares.
   */
  'weightSquares': (number);
  'vulgar': (number);
  'abusive': (number);
  /**
   * Distinct authors of negatives; a lower bound once capped.
   */
  'negativeAuthors': (number);
  'negativeAuthorsCapped': (boolean);
  'languages': (_tocsin_window_v1_LanguageCount)[];
  'about': (_tocsin_window_v1_AboutTerm)[];
  /**
   * negative / mentions, with its 95 % Wilson interval.
   */
  'share': (number);
  'shareLow': (number);
  'shareHigh': (number);
  'usual': (_tocsin_window_v1_Usual | null);
  /**
   * Stream time of the partition when this value was computed.
   */
  'streamTimeMs': (number);
  /**
   * Mentions of the brand that were appended during this window and came too late for their own.
   */
  'late': (number);
  /**
   * 1 in n of the non-negatives was kept; 1 when nothing is thinned.
   */
  'sampledOneIn': (number);
  /**
   * Negatives beyond three per author. They are counted above, but no rule of change counts them: few cannot carry a share.
   */
  'negativeExcess': (number);
  /**
   * Absent where the scorer's error is not known, too large, or known for too few of the mentions.
   */
  'corrected': (_tocsin_window_v1_Corrected | null);
  /**
   * The topics of most negatives, most first, at most 5.
   */
  'topics': (_tocsin_window_v1_TopicCount)[];
  /**
   * The largest group of negatives that say the same; absent where there is none. As old as `about`.
   */
  'flood': (_tocsin_window_v1_Flood | null);
}
