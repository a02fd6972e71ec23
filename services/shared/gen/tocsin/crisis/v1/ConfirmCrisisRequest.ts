// Original file: tocsin/crisis/v1/crisis.proto

import type { LastingHarmInput as _tocsin_crisis_v1_LastingHarmInput, LastingHarm as _tocsin_crisis_v1_LastingHarm } from '../../../tocsin/crisis/v1/LastingHarm.ts';
import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from '../../../tocsin/crisis/v1/HoldScope.ts';

export interface ConfirmCrisisRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'scenarioId'?: (string);
  'harm'?: (_tocsin_crisis_v1_LastingHarmInput | null);
  'reason'?: (string);
  /**
   * Absent means everything.
   */
  'holdScope'?: (_tocsin_crisis_v1_HoldScopeInput | null);
}

export interface ConfirmCrisisRequest {
  'requestId': (string);
  'crisisId': (string);
  'scenarioId': (string);
  'harm': (_tocsin_crisis_v1_LastingHarm | null);
  'reason': (string);
  /**
   * Absent means everything.
   */
  'holdScope': (_tocsin_crisis_v1_HoldScope | null);
}
