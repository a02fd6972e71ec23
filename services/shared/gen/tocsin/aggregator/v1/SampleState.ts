// Original file: tocsin/aggregator/v1/state.proto


/**
 * A mention kept as an example: those with the lowest hashes of their pane.
 */
export interface SampleStateInput {
  'hashHigh'?: (number);
  'hashLow'?: (number);
  'mentionId'?: (string);
  'text'?: (string);
  /**
   * The thread of a hostile reply.
   */
  'thread'?: (string);
  'topics'?: (string)[];
}

/**
 * A mention kept as an example: those with the lowest hashes of their pane.
 */
export interface SampleState {
  'hashHigh': (number);
  'hashLow': (number);
  'mentionId': (string);
  'text': (string);
  /**
   * The thread of a hostile reply.
   */
  'thread': (string);
  'topics': (string)[];
}
