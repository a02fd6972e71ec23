// Original file: tocsin/crisis/v1/crisis.proto


export interface ReopenCrisisRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'reason'?: (string);
}

export interface ReopenCrisisRequest {
  'requestId': (string);
  'crisisId': (string);
  'reason': (string);
}
