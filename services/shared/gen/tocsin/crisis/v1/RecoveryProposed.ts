// Original file: tocsin/crisis/v1/events.proto


/**
 * The rate was back in its usual range for long enough: people are asked, nothing changes by itself.
 */
export interface RecoveryProposedInput {
  'usualSinceMs'?: (number | string);
}

/**
 * The rate was back in its usual range for long enough: people are asked, nothing changes by itself.
 */
export interface RecoveryProposed {
  'usualSinceMs': (number);
}
