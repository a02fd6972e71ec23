// Original file: tocsin/aggregator/v1/state.proto

import type { GenerationStartInput as _tocsin_aggregator_v1_GenerationStartInput, GenerationStart as _tocsin_aggregator_v1_GenerationStart } from '../../../tocsin/aggregator/v1/GenerationStart.ts';
import type { BrandEntryInput as _tocsin_aggregator_v1_BrandEntryInput, BrandEntry as _tocsin_aggregator_v1_BrandEntry } from '../../../tocsin/aggregator/v1/BrandEntry.ts';

/**
 * Key "@partition", last record of a checkpoint.
 */
export interface CheckpointStateInput {
  'layout'?: (number);
  /**
   * The last record applied, and the first one to fold again: the start of the lateness horizon.
   */
  'atOffset'?: (string);
  'refoldOffset'?: (string);
  'streamTimeMs'?: (number | string);
  /**
   * The last whole second of stream time that was evaluated.
   */
  'secondMs'?: (number | string);
  'refoldStreamTimeMs'?: (number | string);
  'refoldSecondMs'?: (number | string);
  /**
   * Generations of the duplicate filter: the one that starts at refold_offset, the oldest kept there.
   */
  'refoldGeneration'?: (number);
  'refoldOldestGeneration'?: (number);
  'generations'?: (_tocsin_aggregator_v1_GenerationStartInput)[];
  /**
   * Windows that begin earlier are not published: the fold did not see all of them.
   */
  'publishFromMs'?: (number | string);
  'brands'?: (_tocsin_aggregator_v1_BrandEntryInput)[];
}

/**
 * Key "@partition", last record of a checkpoint.
 */
export interface CheckpointState {
  'layout': (number);
  /**
   * The last record applied, and the first one to fold again: the start of the lateness horizon.
   */
  'atOffset': (string);
  'refoldOffset': (string);
  'streamTimeMs': (number);
  /**
   * The last whole second of stream time that was evaluated.
   */
  'secondMs': (number);
  'refoldStreamTimeMs': (number);
  'refoldSecondMs': (number);
  /**
   * Generations of the duplicate filter: the one that starts at refold_offset, the oldest kept there.
   */
  'refoldGeneration': (number);
  'refoldOldestGeneration': (number);
  'generations': (_tocsin_aggregator_v1_GenerationStart)[];
  /**
   * Windows that begin earlier are not published: the fold did not see all of them.
   */
  'publishFromMs': (number);
  'brands': (_tocsin_aggregator_v1_BrandEntry)[];
}
