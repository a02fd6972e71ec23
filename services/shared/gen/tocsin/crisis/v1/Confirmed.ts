// Original file: tocsin/crisis/v1/events.proto

import type { LastingHarmInput as _tocsin_crisis_v1_LastingHarmInput, LastingHarm as _tocsin_crisis_v1_LastingHarm } from '../../../tocsin/crisis/v1/LastingHarm.ts';

export interface ConfirmedInput {
  'personId'?: (string);
  'secondPersonId'?: (string);
  'scenarioId'?: (string);
  'harm'?: (_tocsin_crisis_v1_LastingHarmInput | null);
  'reason'?: (string);
}

export interface Confirmed {
  'personId': (string);
  'secondPersonId': (string);
  'scenarioId': (string);
  'harm': (_tocsin_crisis_v1_LastingHarm | null);
  'reason': (string);
}
