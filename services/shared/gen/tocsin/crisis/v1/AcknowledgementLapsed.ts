// Original file: tocsin/crisis/v1/events.proto


/**
 * The person acknowledged and then did nothing on an open must-do step.
 */
export interface AcknowledgementLapsedInput {
  'personId'?: (string);
  'entry'?: (number);
  'stepId'?: (string);
  'acknowledgeByMs'?: (number | string);
  'round'?: (number);
  /**
   * Who is told as well: the next of the person's roles.
   */
  'alsoTold'?: (string)[];
}

/**
 * The person acknowledged and then did nothing on an open must-do step.
 */
export interface AcknowledgementLapsed {
  'personId': (string);
  'entry': (number);
  'stepId': (string);
  'acknowledgeByMs': (number);
  'round': (number);
  /**
   * Who is told as well: the next of the person's roles.
   */
  'alsoTold': (string)[];
}
