// Original file: tocsin/crisis/v1/events.proto


export interface StepOverdueInput {
  'stepId'?: (string);
}

export interface StepOverdue {
  'stepId': (string);
}
