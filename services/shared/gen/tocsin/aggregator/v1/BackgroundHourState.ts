// Original file: tocsin/aggregator/v1/state.proto


/**
 * Words of the brand's last day. Key "brandId/background/<hour of the day>".
 */
export interface BackgroundHourStateInput {
  'hour'?: (number | string);
  'samples'?: (number);
  /**
   * Buckets of hashed terms, one entry per sample that holds the term.
   */
  'buckets'?: (number)[];
}

/**
 * Words of the brand's last day. Key "brandId/background/<hour of the day>".
 */
export interface BackgroundHourState {
  'hour': (number);
  'samples': (number);
  /**
   * Buckets of hashed terms, one entry per sample that holds the term.
   */
  'buckets': (number)[];
}
