// Original file: tocsin/crisis/v1/crisis.proto


export interface NameCauseRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'text'?: (string);
  'ownerId'?: (string);
  /**
   * The cause is gone; text says how.
   */
  'removed'?: (boolean);
}

export interface NameCauseRequest {
  'requestId': (string);
  'crisisId': (string);
  'text': (string);
  'ownerId': (string);
  /**
   * The cause is gone; text says how.
   */
  'removed': (boolean);
}
