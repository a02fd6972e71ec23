// Original file: tocsin/crisis/v1/events.proto


/**
 * The person has not answered: asked again each round, and the next of the person's roles are told.
 */
export interface AcknowledgementOverdueInput {
  'personId'?: (string);
  'entry'?: (number);
  'round'?: (number);
  'acknowledgeByMs'?: (number | string);
  'alsoTold'?: (string)[];
}

/**
 * The person has not answered: asked again each round, and the next of the person's roles are told.
 */
export interface AcknowledgementOverdue {
  'personId': (string);
  'entry': (number);
  'round': (number);
  'acknowledgeByMs': (number);
  'alsoTold': (string)[];
}
