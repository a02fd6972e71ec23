// Original file: tocsin/crisis/v1/crisis.proto

import type { EnforcementStateInput as _tocsin_crisis_v1_EnforcementStateInput, EnforcementState as _tocsin_crisis_v1_EnforcementState } from '../../../tocsin/crisis/v1/EnforcementState.ts';
import type { PostReceiptInput as _tocsin_crisis_v1_PostReceiptInput, PostReceipt as _tocsin_crisis_v1_PostReceipt } from '../../../tocsin/crisis/v1/PostReceipt.ts';

export interface EnforcementInput {
  'connector'?: (string);
  'state'?: (_tocsin_crisis_v1_EnforcementStateInput);
  'held'?: (number);
  'total'?: (number);
  'evidence'?: (string);
  'posts'?: (_tocsin_crisis_v1_PostReceiptInput)[];
  'title'?: (string);
  /**
   * While asked: it has failed when nothing was heard by then.
   */
  'answerByMs'?: (number | string);
}

export interface Enforcement {
  'connector': (string);
  'state': (_tocsin_crisis_v1_EnforcementState);
  'held': (number);
  'total': (number);
  'evidence': (string);
  'posts': (_tocsin_crisis_v1_PostReceipt)[];
  'title': (string);
  /**
   * While asked: it has failed when nothing was heard by then.
   */
  'answerByMs': (number);
}
