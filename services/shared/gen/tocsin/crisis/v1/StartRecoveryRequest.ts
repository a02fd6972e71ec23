// Original file: tocsin/crisis/v1/crisis.proto


export interface StartRecoveryRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'reason'?: (string);
}

export interface StartRecoveryRequest {
  'requestId': (string);
  'crisisId': (string);
  'reason': (string);
}
