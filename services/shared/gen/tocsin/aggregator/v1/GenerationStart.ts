// Original file: tocsin/aggregator/v1/state.proto


/**
 * Where a generation of the duplicate filter begins.
 */
export interface GenerationStartInput {
  'generation'?: (number);
  'firstOffset'?: (string);
  'streamTimeMs'?: (number | string);
  'secondMs'?: (number | string);
  'oldestKept'?: (number);
}

/**
 * Where a generation of the duplicate filter begins.
 */
export interface GenerationStart {
  'generation': (number);
  'firstOffset': (string);
  'streamTimeMs': (number);
  'secondMs': (number);
  'oldestKept': (number);
}
