// Original file: tocsin/window/v1/window.proto


/**
 * Negatives that say the same but for a few words, handles, links and numbers: copied posts, perhaps a campaign. Found in a sample.
 */
export interface FloodInput {
  /**
   * So many of the window's negatives, as the sample tells (weighted).
   */
  'negative'?: (number | string);
  /**
   * So many of the sampled ones, and how many were sampled.
   */
  'same'?: (number);
  'sampled'?: (number);
  /**
   * Up to three of them, "source:native_id".
   */
  'mentionIds'?: (string)[];
}

/**
 * Negatives that say the same but for a few words, handles, links and numbers: copied posts, perhaps a campaign. Found in a sample.
 */
export interface Flood {
  /**
   * So many of the window's negatives, as the sample tells (weighted).
   */
  'negative': (number);
  /**
   * So many of the sampled ones, and how many were sampled.
   */
  'same': (number);
  'sampled': (number);
  /**
   * Up to three of them, "source:native_id".
   */
  'mentionIds': (string)[];
}
