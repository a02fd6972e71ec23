// Original file: tocsin/crisis/v1/crisis.proto

import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from '../../../tocsin/crisis/v1/HoldScope.ts';
import type { EnforcementInput as _tocsin_crisis_v1_EnforcementInput, Enforcement as _tocsin_crisis_v1_Enforcement } from '../../../tocsin/crisis/v1/Enforcement.ts';

export interface HoldStateInput {
  'holdId'?: (string);
  'brandIds'?: (string)[];
  'scope'?: (_tocsin_crisis_v1_HoldScopeInput | null);
  'reason'?: (string);
  'personId'?: (string);
  'startedAtMs'?: (number | string);
  'reviewByMs'?: (number | string);
  'releasedAtMs'?: (number | string);
  'drill'?: (boolean);
  'enforcements'?: (_tocsin_crisis_v1_EnforcementInput)[];
}

export interface HoldState {
  'holdId': (string);
  'brandIds': (string)[];
  'scope': (_tocsin_crisis_v1_HoldScope | null);
  'reason': (string);
  'personId': (string);
  'startedAtMs': (number);
  'reviewByMs': (number);
  'releasedAtMs': (number);
  'drill': (boolean);
  'enforcements': (_tocsin_crisis_v1_Enforcement)[];
}
