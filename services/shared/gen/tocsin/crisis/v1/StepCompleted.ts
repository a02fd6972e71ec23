// Original file: tocsin/crisis/v1/events.proto


export interface StepCompletedInput {
  'stepId'?: (string);
  'personId'?: (string);
  'note'?: (string);
}

export interface StepCompleted {
  'stepId': (string);
  'personId': (string);
  'note': (string);
}
