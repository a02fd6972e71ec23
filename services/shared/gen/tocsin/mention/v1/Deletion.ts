// Original file: tocsin/mention/v1/mention.proto


/**
 * The source withdrew a mention: its text is blanked in the archive, counts never change.
 */
export interface DeletionInput {
  'source'?: (string);
  'nativeId'?: (string);
  'observedAtMs'?: (number | string);
  /**
   * Set when a whole account was withdrawn instead of one post.
   */
  'authorHash'?: (string);
}

/**
 * The source withdrew a mention: its text is blanked in the archive, counts never change.
 */
export interface Deletion {
  'source': (string);
  'nativeId': (string);
  'observedAtMs': (number);
  /**
   * Set when a whole account was withdrawn instead of one post.
   */
  'authorHash': (string);
}
