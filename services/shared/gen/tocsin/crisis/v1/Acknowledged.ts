// Original file: tocsin/crisis/v1/events.proto


export interface AcknowledgedInput {
  'personId'?: (string);
  'entry'?: (number);
  /**
   * "link", "console" or "grpc".
   */
  'via'?: (string);
  /**
   * It lapses then if the person has done nothing on a must-do step.
   */
  'lapsesAtMs'?: (number | string);
}

export interface Acknowledged {
  'personId': (string);
  'entry': (number);
  /**
   * "link", "console" or "grpc".
   */
  'via': (string);
  /**
   * It lapses then if the person has done nothing on a must-do step.
   */
  'lapsesAtMs': (number);
}
