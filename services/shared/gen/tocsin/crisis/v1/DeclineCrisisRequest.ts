// Original file: tocsin/crisis/v1/crisis.proto


export interface DeclineCrisisRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'reason'?: (string);
  'snoozeMs'?: (number | string);
}

export interface DeclineCrisisRequest {
  'requestId': (string);
  'crisisId': (string);
  'reason': (string);
  'snoozeMs': (number);
}
