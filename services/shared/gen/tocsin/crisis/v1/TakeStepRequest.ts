// Original file: tocsin/crisis/v1/crisis.proto


export interface TakeStepRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'stepId'?: (string);
}

export interface TakeStepRequest {
  'requestId': (string);
  'crisisId': (string);
  'stepId': (string);
}
