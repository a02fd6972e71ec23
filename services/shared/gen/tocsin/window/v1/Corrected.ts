// Original file: tocsin/window/v1/window.proto


/**
 * The share of negatives without what the scorer is known to get wrong (Rogan and Gladen), by the error matrix of each language.
 */
export interface CorrectedInput {
  'share'?: (number | string);
  /**
   * 95 % interval: the window's own chance and that of the measured errors.
   */
  'low'?: (number | string);
  'high'?: (number | string);
  /**
   * Mentions in languages whose error is known; the share is theirs.
   */
  'mentions'?: (number | string);
}

/**
 * The share of negatives without what the scorer is known to get wrong (Rogan and Gladen), by the error matrix of each language.
 */
export interface Corrected {
  'share': (number);
  /**
   * 95 % interval: the window's own chance and that of the measured errors.
   */
  'low': (number);
  'high': (number);
  /**
   * Mentions in languages whose error is known; the share is theirs.
   */
  'mentions': (number);
}
