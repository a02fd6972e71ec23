// Original file: tocsin/hold/v1/hold.proto

import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from '../../../tocsin/crisis/v1/HoldScope.ts';

export interface StartHoldRequestInput {
  'requestId'?: (string);
  /**
   * Empty starts a hold outside any crisis.
   */
  'crisisId'?: (string);
  'brandIds'?: (string)[];
  /**
   * Absent means everything.
   */
  'scope'?: (_tocsin_crisis_v1_HoldScopeInput | null);
  'reason'?: (string);
  'reviewByMs'?: (number | string);
}

export interface StartHoldRequest {
  'requestId': (string);
  /**
   * Empty starts a hold outside any crisis.
   */
  'crisisId': (string);
  'brandIds': (string)[];
  /**
   * Absent means everything.
   */
  'scope': (_tocsin_crisis_v1_HoldScope | null);
  'reason': (string);
  'reviewByMs': (number);
}
