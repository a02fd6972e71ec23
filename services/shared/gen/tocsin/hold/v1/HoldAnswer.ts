// Original file: tocsin/hold/v1/hold.proto

/**
 * UNKNOWN must be treated as held: do not publish.
 */
export const HoldAnswer = {
  HOLD_ANSWER_UNSPECIFIED: 'HOLD_ANSWER_UNSPECIFIED',
  HOLD_ANSWER_CLEAR: 'HOLD_ANSWER_CLEAR',
  HOLD_ANSWER_HELD: 'HOLD_ANSWER_HELD',
} as const;

/**
 * UNKNOWN must be treated as held: do not publish.
 */
export type HoldAnswerInput =
  | 'HOLD_ANSWER_UNSPECIFIED'
  | 0
  | 'HOLD_ANSWER_CLEAR'
  | 1
  | 'HOLD_ANSWER_HELD'
  | 2

/**
 * UNKNOWN must be treated as held: do not publish.
 */
export type HoldAnswer = typeof HoldAnswer[keyof typeof HoldAnswer]
