// Original file: tocsin/window/v1/window.proto


/**
 * What is usual for the brand at this hour of the week.
 */
export interface UsualInput {
  'share'?: (number | string);
  /**
   * Above this the change rule calls the share unusual, at this window's effective n.
   */
  'shareLimit'?: (number | string);
  /**
   * Mentions expected in a window of this size.
   */
  'mentions'?: (number | string);
  'mentionsLimit'?: (number | string);
  'coldStart'?: (boolean);
  'baselineVersion'?: (number);
}

/**
 * What is usual for the brand at this hour of the week.
 */
export interface Usual {
  'share': (number);
  /**
   * Above this the change rule calls the share unusual, at this window's effective n.
   */
  'shareLimit': (number);
  /**
   * Mentions expected in a window of this size.
   */
  'mentions': (number);
  'mentionsLimit': (number);
  'coldStart': (boolean);
  'baselineVersion': (number);
}
