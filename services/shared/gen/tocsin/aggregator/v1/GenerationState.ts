// Original file: tocsin/aggregator/v1/state.proto


/**
 * Hashes of one generation of the duplicate filter. Key "@generation/<slot>".
 */
export interface GenerationStateInput {
  'generation'?: (number);
  /**
   * Pairs of high and low halves.
   */
  'hashes'?: (number)[];
}

/**
 * Hashes of one generation of the duplicate filter. Key "@generation/<slot>".
 */
export interface GenerationState {
  'generation': (number);
  /**
   * Pairs of high and low halves.
   */
  'hashes': (number)[];
}
