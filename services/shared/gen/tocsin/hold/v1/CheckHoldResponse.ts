// Original file: tocsin/hold/v1/hold.proto

import type { HoldAnswerInput as _tocsin_hold_v1_HoldAnswerInput, HoldAnswer as _tocsin_hold_v1_HoldAnswer } from '../../../tocsin/hold/v1/HoldAnswer.ts';
import type { HoldStateInput as _tocsin_crisis_v1_HoldStateInput, HoldState as _tocsin_crisis_v1_HoldState } from '../../../tocsin/crisis/v1/HoldState.ts';

export interface CheckHoldResponseInput {
  'answer'?: (_tocsin_hold_v1_HoldAnswerInput);
  'holds'?: (_tocsin_crisis_v1_HoldStateInput)[];
  /**
   * The answer stands for the log up to this sequence number, read at this time.
   */
  'seq'?: (number);
  'readAtMs'?: (number | string);
}

export interface CheckHoldResponse {
  'answer': (_tocsin_hold_v1_HoldAnswer);
  'holds': (_tocsin_crisis_v1_HoldState)[];
  /**
   * The answer stands for the log up to this sequence number, read at this time.
   */
  'seq': (number);
  'readAtMs': (number);
}
