// Original file: tocsin/crisis/v1/crisis.proto

import type { StepStateInput as _tocsin_crisis_v1_StepStateInput, StepState as _tocsin_crisis_v1_StepState } from '../../../tocsin/crisis/v1/StepState.ts';

export interface StepInput {
  'stepId'?: (string);
  'roleId'?: (string);
  'personId'?: (string);
  'text'?: (string);
  'state'?: (_tocsin_crisis_v1_StepStateInput);
  'dueMs'?: (number | string);
  'overdue'?: (boolean);
  'mustDo'?: (boolean);
  'note'?: (string);
  'stageId'?: (string);
}

export interface Step {
  'stepId': (string);
  'roleId': (string);
  'personId': (string);
  'text': (string);
  'state': (_tocsin_crisis_v1_StepState);
  'dueMs': (number);
  'overdue': (boolean);
  'mustDo': (boolean);
  'note': (string);
  'stageId': (string);
}
