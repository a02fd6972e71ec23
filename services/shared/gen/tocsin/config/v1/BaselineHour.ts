// Original file: tocsin/config/v1/config.proto


/**
 * Usual levels for one hour of the week (0 = Monday 00:00 UTC).
 */
export interface BaselineHourInput {
  'hourOfWeek'?: (number);
  /**
   * Median negative share and its median absolute deviation.
   */
  'share'?: (number | string);
  'shareMad'?: (number | string);
  /**
   * Mentions per minute: median, and median absolute deviation.
   */
  'mentionsPerMinute'?: (number | string);
  'mentionsPerMinuteMad'?: (number | string);
  /**
   * Weeks of data behind it.
   */
  'weeks'?: (number);
  'mentions'?: (number | string);
}

/**
 * Usual levels for one hour of the week (0 = Monday 00:00 UTC).
 */
export interface BaselineHour {
  'hourOfWeek': (number);
  /**
   * Median negative share and its median absolute deviation.
   */
  'share': (number);
  'shareMad': (number);
  /**
   * Mentions per minute: median, and median absolute deviation.
   */
  'mentionsPerMinute': (number);
  'mentionsPerMinuteMad': (number);
  /**
   * Weeks of data behind it.
   */
  'weeks': (number);
  'mentions': (number);
}
