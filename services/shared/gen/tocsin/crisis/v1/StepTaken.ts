// Original file: tocsin/crisis/v1/events.proto


export interface StepTakenInput {
  'stepId'?: (string);
  'personId'?: (string);
}

export interface StepTaken {
  'stepId': (string);
  'personId': (string);
}
