// Original file: tocsin/crisis/v1/crisis.proto


export interface AcknowledgeRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  /**
   * Token of a one-time link; it stands in for the caller's own and names the person and the crisis.
   */
  'token'?: (string);
  /**
   * "console" from a page on which the person pressed it; empty from anywhere else. The timeline says it.
   */
  'via'?: (string);
}

export interface AcknowledgeRequest {
  'requestId': (string);
  'crisisId': (string);
  /**
   * Token of a one-time link; it stands in for the caller's own and names the person and the crisis.
   */
  'token': (string);
  /**
   * "console" from a page on which the person pressed it; empty from anywhere else. The timeline says it.
   */
  'via': (string);
}
