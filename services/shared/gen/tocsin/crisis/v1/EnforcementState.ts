// Original file: tocsin/crisis/v1/events.proto

export const EnforcementState = {
  ENFORCEMENT_STATE_UNSPECIFIED: 'ENFORCEMENT_STATE_UNSPECIFIED',
  ENFORCEMENT_STATE_ENFORCED: 'ENFORCEMENT_STATE_ENFORCED',
  ENFORCEMENT_STATE_PARTLY: 'ENFORCEMENT_STATE_PARTLY',
  ENFORCEMENT_STATE_REQUESTED: 'ENFORCEMENT_STATE_REQUESTED',
  ENFORCEMENT_STATE_UNSUPPORTED: 'ENFORCEMENT_STATE_UNSUPPORTED',
  /**
   * It has not been heard of, or said that it cannot.
   */
  ENFORCEMENT_STATE_FAILED: 'ENFORCEMENT_STATE_FAILED',
  /**
   * Asked, not answered yet.
   */
  ENFORCEMENT_STATE_ASKED: 'ENFORCEMENT_STATE_ASKED',
} as const;

export type EnforcementStateInput =
  | 'ENFORCEMENT_STATE_UNSPECIFIED'
  | 0
  | 'ENFORCEMENT_STATE_ENFORCED'
  | 1
  | 'ENFORCEMENT_STATE_PARTLY'
  | 2
  | 'ENFORCEMENT_STATE_REQUESTED'
  | 3
  | 'ENFORCEMENT_STATE_UNSUPPORTED'
  | 4
  /**
   * It has not been heard of, or said that it cannot.
   */
  | 'ENFORCEMENT_STATE_FAILED'
  | 5
  /**
   * Asked, not answered yet.
   */
  | 'ENFORCEMENT_STATE_ASKED'
  | 6

export type EnforcementState = typeof EnforcementState[keyof typeof EnforcementState]
