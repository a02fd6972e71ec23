// Original file: tocsin/crisis/v1/events.proto


export interface StepBlockedInput {
  'stepId'?: (string);
  'personId'?: (string);
  'reason'?: (string);
}

export interface StepBlocked {
  'stepId': (string);
  'personId': (string);
  'reason': (string);
}
