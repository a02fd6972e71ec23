// Original file: tocsin/crisis/v1/events.proto


export interface RecoveryStartedInput {
  'personId'?: (string);
  'reason'?: (string);
}

export interface RecoveryStarted {
  'personId': (string);
  'reason': (string);
}
