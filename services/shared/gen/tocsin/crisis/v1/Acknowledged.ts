// Original file: tocsin/crisis/v1/events.proto


export interface AcknowledgedInput {
  'personId'?: (string);
  'entry'?: (number);
  /**
   * "link", "console" or "grpc".
   */
  'via'?: (string);
}

export interface Acknowledged {
  'personId': (string);
  'entry': (number);
  /**
   * "link", "console" or "grpc".
   */
  'via': (string);
}
