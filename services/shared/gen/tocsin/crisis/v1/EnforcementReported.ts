// Original file: tocsin/crisis/v1/events.proto

import type { EnforcementStateInput as _tocsin_crisis_v1_EnforcementStateInput, EnforcementState as _tocsin_crisis_v1_EnforcementState } from '../../../tocsin/crisis/v1/EnforcementState.ts';
import type { PostReceiptInput as _tocsin_crisis_v1_PostReceiptInput, PostReceipt as _tocsin_crisis_v1_PostReceipt } from '../../../tocsin/crisis/v1/PostReceipt.ts';

export interface EnforcementReportedInput {
  'holdId'?: (string);
  'connector'?: (string);
  'state'?: (_tocsin_crisis_v1_EnforcementStateInput);
  /**
   * "n of m" when partly.
   */
  'held'?: (number);
  'total'?: (number);
  'evidence'?: (string);
  'posts'?: (_tocsin_crisis_v1_PostReceiptInput)[];
  /**
   * Person id of who said it for the connector; empty when the state machine itself did.
   */
  'by'?: (string);
  /**
   * Who is asked to do it by hand, or to mend it: the holder of the connector's role at this moment.
   */
  'asked'?: (string)[];
}

export interface EnforcementReported {
  'holdId': (string);
  'connector': (string);
  'state': (_tocsin_crisis_v1_EnforcementState);
  /**
   * "n of m" when partly.
   */
  'held': (number);
  'total': (number);
  'evidence': (string);
  'posts': (_tocsin_crisis_v1_PostReceipt)[];
  /**
   * Person id of who said it for the connector; empty when the state machine itself did.
   */
  'by': (string);
  /**
   * Who is asked to do it by hand, or to mend it: the holder of the connector's role at this moment.
   */
  'asked': (string)[];
}
