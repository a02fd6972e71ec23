// Original file: tocsin/crisis/v1/crisis.proto

export const StepState = {
  STEP_STATE_UNSPECIFIED: 'STEP_STATE_UNSPECIFIED',
  STEP_STATE_OPEN: 'STEP_STATE_OPEN',
  STEP_STATE_TAKEN: 'STEP_STATE_TAKEN',
  STEP_STATE_DONE: 'STEP_STATE_DONE',
  STEP_STATE_BLOCKED: 'STEP_STATE_BLOCKED',
} as const;

export type StepStateInput =
  | 'STEP_STATE_UNSPECIFIED'
  | 0
  | 'STEP_STATE_OPEN'
  | 1
  | 'STEP_STATE_TAKEN'
  | 2
  | 'STEP_STATE_DONE'
  | 3
  | 'STEP_STATE_BLOCKED'
  | 4

export type StepState = typeof StepState[keyof typeof StepState]
