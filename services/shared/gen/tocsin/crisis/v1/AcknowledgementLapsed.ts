// Original file: tocsin/crisis/v1/events.proto


/**
 * The person acknowledged and then did nothing on an open must-do step.
 */
export interface AcknowledgementLapsedInput {
  'personId'?: (string);
  'entry'?: (number);
  'stepId'?: (string);
}

/**
 * The person acknowledged and then did nothing on an open must-do step.
 */
export interface AcknowledgementLapsed {
  'personId': (string);
  'entry': (number);
  'stepId': (string);
}
