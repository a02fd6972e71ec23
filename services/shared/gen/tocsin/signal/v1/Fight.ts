// Original file: tocsin/signal/v1/signal.proto


/**
 * An abusive quarrel: hostile replies (abusive, or vulgar and negative) of authors who came back to one thread.
 */
export interface FightInput {
  /**
   * "source:native_id" of the post that they stand under.
   */
  'threadId'?: (string);
  /**
   * Replies of authors who wrote at least two, and how many these authors are; lower bounds when very many wrote at once.
   */
  'replies'?: (number | string);
  'authors'?: (number);
}

/**
 * An abusive quarrel: hostile replies (abusive, or vulgar and negative) of authors who came back to one thread.
 */
export interface Fight {
  /**
   * "source:native_id" of the post that they stand under.
   */
  'threadId': (string);
  /**
   * Replies of authors who wrote at least two, and how many these authors are; lower bounds when very many wrote at once.
   */
  'replies': (number);
  'authors': (number);
}
