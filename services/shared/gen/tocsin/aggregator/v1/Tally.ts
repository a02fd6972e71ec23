// Original file: tocsin/aggregator/v1/state.proto


/**
 * Totals of a brand since the fold began.
 */
export interface TallyInput {
  'mentions'?: (number | string);
  'negative'?: (number | string);
  'duplicates'?: (number | string);
  'late'?: (number | string);
}

/**
 * Totals of a brand since the fold began.
 */
export interface Tally {
  'mentions': (number);
  'negative': (number);
  'duplicates': (number);
  'late': (number);
}
