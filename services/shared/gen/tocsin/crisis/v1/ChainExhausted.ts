// Original file: tocsin/crisis/v1/events.proto


/**
 * Nobody in the chain answered: it stays suspected, and everybody of the chain is asked again, louder, each round.
 */
export interface ChainExhaustedInput {
  'loudness'?: (number);
  'asked'?: (string)[];
  'questionDeadlineMs'?: (number | string);
}

/**
 * Nobody in the chain answered: it stays suspected, and everybody of the chain is asked again, louder, each round.
 */
export interface ChainExhausted {
  'loudness': (number);
  'asked': (string)[];
  'questionDeadlineMs': (number);
}
