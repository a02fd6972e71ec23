// Original file: tocsin/crisis/v1/events.proto

import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from '../../../tocsin/crisis/v1/HoldScope.ts';

export interface HoldStartedInput {
  'holdId'?: (string);
  'brandIds'?: (string)[];
  'scope'?: (_tocsin_crisis_v1_HoldScopeInput | null);
  'reason'?: (string);
  'personId'?: (string);
  'reviewByMs'?: (number | string);
  'drill'?: (boolean);
}

export interface HoldStarted {
  'holdId': (string);
  'brandIds': (string)[];
  'scope': (_tocsin_crisis_v1_HoldScope | null);
  'reason': (string);
  'personId': (string);
  'reviewByMs': (number);
  'drill': (boolean);
}
