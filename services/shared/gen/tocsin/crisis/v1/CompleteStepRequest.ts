// Original file: tocsin/crisis/v1/crisis.proto


export interface CompleteStepRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'stepId'?: (string);
  'note'?: (string);
  /**
   * Says that it cannot be done, with the note as the reason.
   */
  'blocked'?: (boolean);
}

export interface CompleteStepRequest {
  'requestId': (string);
  'crisisId': (string);
  'stepId': (string);
  'note': (string);
  /**
   * Says that it cannot be done, with the note as the reason.
   */
  'blocked': (boolean);
}
