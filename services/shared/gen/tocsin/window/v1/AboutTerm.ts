// Original file: tocsin/window/v1/window.proto


/**
 * A phrase that sets the window's negatives apart from the brand's usual talk.
 */
export interface AboutTermInput {
  'term'?: (string);
  /**
   * Negatives of this window that contain it (weighted).
   */
  'negative'?: (number | string);
  /**
   * Log-odds with a prior, in standard deviations.
   */
  'z'?: (number | string);
  /**
   * Up to three mentions, "source:native_id".
   */
  'mentionIds'?: (string)[];
}

/**
 * A phrase that sets the window's negatives apart from the brand's usual talk.
 */
export interface AboutTerm {
  'term': (string);
  /**
   * Negatives of this window that contain it (weighted).
   */
  'negative': (number);
  /**
   * Log-odds with a prior, in standard deviations.
   */
  'z': (number);
  /**
   * Up to three mentions, "source:native_id".
   */
  'mentionIds': (string)[];
}
