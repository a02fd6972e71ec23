// Original file: tocsin/aggregator/v1/state.proto

import type { LanguageStateInput as _tocsin_aggregator_v1_LanguageStateInput, LanguageState as _tocsin_aggregator_v1_LanguageState } from '../../../tocsin/aggregator/v1/LanguageState.ts';
import type { SampleStateInput as _tocsin_aggregator_v1_SampleStateInput, SampleState as _tocsin_aggregator_v1_SampleState } from '../../../tocsin/aggregator/v1/SampleState.ts';
import type { PaneStateInput as _tocsin_aggregator_v1_PaneStateInput, PaneState as _tocsin_aggregator_v1_PaneState } from '../../../tocsin/aggregator/v1/PaneState.ts';
import type { TiesStateInput as _tocsin_aggregator_v1_TiesStateInput, TiesState as _tocsin_aggregator_v1_TiesState } from '../../../tocsin/aggregator/v1/TiesState.ts';
import type { TopicCountInput as _tocsin_window_v1_TopicCountInput, TopicCount as _tocsin_window_v1_TopicCount } from '../../../tocsin/window/v1/TopicCount.ts';

/**
 * A pane that no mention can change any more. Key "brandId/pane/<slot>"; slots come round, an empty value clears one.
 */
export interface PaneStateInput {
  'paneStartMs'?: (number | string);
  'mentions'?: (number | string);
  'negative'?: (number | string);
  'neutral'?: (number | string);
  'positive'?: (number | string);
  'weightSquares'?: (number | string);
  'vulgar'?: (number | string);
  'abusive'?: (number | string);
  'authorHashes'?: (number)[];
  'authorWeights'?: (number | string)[];
  'authorsCapped'?: (boolean);
  'languages'?: (_tocsin_aggregator_v1_LanguageStateInput)[];
  'negatives'?: (_tocsin_aggregator_v1_SampleStateInput)[];
  'others'?: (_tocsin_aggregator_v1_SampleStateInput)[];
  /**
   * Mentions appended in this pane's time that came too late for their own.
   */
  'late'?: (_tocsin_aggregator_v1_PaneStateInput | null);
  'lateFromMs'?: (number | string);
  'lateToMs'?: (number | string);
  'largestWeight'?: (number);
  /**
   * Hostile replies: how many, whose in which thread, and examples.
   */
  'hostile'?: (number | string);
  'quarrels'?: (_tocsin_aggregator_v1_TiesStateInput | null);
  'hostileSamples'?: (_tocsin_aggregator_v1_SampleStateInput)[];
  'topics'?: (_tocsin_window_v1_TopicCountInput)[];
  'topicAuthors'?: (_tocsin_aggregator_v1_TiesStateInput | null);
}

/**
 * A pane that no mention can change any more. Key "brandId/pane/<slot>"; slots come round, an empty value clears one.
 */
export interface PaneState {
  'paneStartMs': (number);
  'mentions': (number);
  'negative': (number);
  'neutral': (number);
  'positive': (number);
  'weightSquares': (number);
  'vulgar': (number);
  'abusive': (number);
  'authorHashes': (number)[];
  'authorWeights': (number)[];
  'authorsCapped': (boolean);
  'languages': (_tocsin_aggregator_v1_LanguageState)[];
  'negatives': (_tocsin_aggregator_v1_SampleState)[];
  'others': (_tocsin_aggregator_v1_SampleState)[];
  /**
   * Mentions appended in this pane's time that came too late for their own.
   */
  'late': (_tocsin_aggregator_v1_PaneState | null);
  'lateFromMs': (number);
  'lateToMs': (number);
  'largestWeight': (number);
  /**
   * Hostile replies: how many, whose in which thread, and examples.
   */
  'hostile': (number);
  'quarrels': (_tocsin_aggregator_v1_TiesState | null);
  'hostileSamples': (_tocsin_aggregator_v1_SampleState)[];
  'topics': (_tocsin_window_v1_TopicCount)[];
  'topicAuthors': (_tocsin_aggregator_v1_TiesState | null);
}
