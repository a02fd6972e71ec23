// Original file: tocsin/hold/v1/hold.proto

import type { HoldStateInput as _tocsin_crisis_v1_HoldStateInput, HoldState as _tocsin_crisis_v1_HoldState } from '../../../tocsin/crisis/v1/HoldState.ts';

export interface StartHoldResponseInput {
  'hold'?: (_tocsin_crisis_v1_HoldStateInput | null);
}

export interface StartHoldResponse {
  'hold': (_tocsin_crisis_v1_HoldState | null);
}
