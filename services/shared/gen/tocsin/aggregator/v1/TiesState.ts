// Original file: tocsin/aggregator/v1/state.proto


/**
 * Who wrote how much in which group, as three lists of the same length.
 */
export interface TiesStateInput {
  'groups'?: (string)[];
  'authors'?: (number)[];
  'weights'?: (number | string)[];
  'capped'?: (boolean);
}

/**
 * Who wrote how much in which group, as three lists of the same length.
 */
export interface TiesState {
  'groups': (string)[];
  'authors': (number)[];
  'weights': (number)[];
  'capped': (boolean);
}
