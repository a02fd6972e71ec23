// Original file: tocsin/window/v1/window.proto


/**
 * Negatives on one topic (weighted); one negative may be on several.
 */
export interface TopicCountInput {
  /**
   * Id of a crisis type, e.g. "delivery": the same in all languages.
   */
  'topic'?: (string);
  'negative'?: (number | string);
}

/**
 * Negatives on one topic (weighted); one negative may be on several.
 */
export interface TopicCount {
  /**
   * Id of a crisis type, e.g. "delivery": the same in all languages.
   */
  'topic': (string);
  'negative': (number);
}
