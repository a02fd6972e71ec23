// Original file: tocsin/crisis/v1/events.proto


/**
 * The same evidence does not ask again before snoozed_until_ms, unless it gets clearly worse than these figures.
 */
export interface DeclinedInput {
  'personId'?: (string);
  'reason'?: (string);
  'snoozedUntilMs'?: (number | string);
  'shareAtDecline'?: (number | string);
  'mentionsAtDecline'?: (number | string);
  'mentionsPerMinuteAtDecline'?: (number | string);
}

/**
 * The same evidence does not ask again before snoozed_until_ms, unless it gets clearly worse than these figures.
 */
export interface Declined {
  'personId': (string);
  'reason': (string);
  'snoozedUntilMs': (number);
  'shareAtDecline': (number);
  'mentionsAtDecline': (number);
  'mentionsPerMinuteAtDecline': (number);
}
