// Original file: tocsin/crisis/v1/events.proto

import type { HoldScopeKindInput as _tocsin_crisis_v1_HoldScopeKindInput, HoldScopeKind as _tocsin_crisis_v1_HoldScopeKind } from '../../../tocsin/crisis/v1/HoldScopeKind.ts';

export interface HoldScopeInput {
  'kind'?: (_tocsin_crisis_v1_HoldScopeKindInput);
  'accounts'?: (string)[];
}

export interface HoldScope {
  'kind': (_tocsin_crisis_v1_HoldScopeKind);
  'accounts': (string)[];
}
