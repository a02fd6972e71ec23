// Original file: tocsin/aggregator/v1/state.proto

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
   * Stream time before the record at refold_offset.
   */
  'refoldStreamTimeMs'?: (number | string);
  /**
   * The generation of the duplicate filter that starts at refold_offset, and the oldest one kept there.
   */
  'refoldGeneration'?: (number);
  'refoldOldestGeneration'?: (number);
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
   * Stream time before the record at refold_offset.
   */
  'refoldStreamTimeMs': (number);
  /**
   * The generation of the duplicate filter that starts at refold_offset, and the oldest one kept there.
   */
  'refoldGeneration': (number);
  'refoldOldestGeneration': (number);
  /**
   * Windows that begin earlier are not published: the fold did not see all of them.
   */
  'publishFromMs': (number);
  'brands': (_tocsin_aggregator_v1_BrandEntry)[];
}
