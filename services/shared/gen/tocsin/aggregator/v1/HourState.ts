// Original file: tocsin/aggregator/v1/state.proto


/**
 * One hour of what the brand's usual level is learned from while it has no baseline.
 */
export interface HourStateInput {
  'hour'?: (number | string);
  'mentions'?: (number | string);
  'negative'?: (number | string);
  /**
   * A signal of share or volume was open: nothing is learned from it.
   */
  'excluded'?: (boolean);
}

/**
 * One hour of what the brand's usual level is learned from while it has no baseline.
 */
export interface HourState {
  'hour': (number);
  'mentions': (number);
  'negative': (number);
  /**
   * A signal of share or volume was open: nothing is learned from it.
   */
  'excluded': (boolean);
}
