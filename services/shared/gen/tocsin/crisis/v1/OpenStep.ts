// Original file: tocsin/crisis/v1/events.proto


export interface OpenStepInput {
  'stepId'?: (string);
  'roleId'?: (string);
  'personId'?: (string);
  'text'?: (string);
  'dueMs'?: (number | string);
  'mustDo'?: (boolean);
}

export interface OpenStep {
  'stepId': (string);
  'roleId': (string);
  'personId': (string);
  'text': (string);
  'dueMs': (number);
  'mustDo': (boolean);
}
