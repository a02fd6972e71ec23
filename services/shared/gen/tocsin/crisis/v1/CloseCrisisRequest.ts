// Original file: tocsin/crisis/v1/crisis.proto


export interface CloseCrisisRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'reason'?: (string);
}

export interface CloseCrisisRequest {
  'requestId': (string);
  'crisisId': (string);
  'reason': (string);
}
