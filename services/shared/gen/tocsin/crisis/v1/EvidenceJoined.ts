// Original file: tocsin/crisis/v1/events.proto

import type { EvidenceInput as _tocsin_crisis_v1_EvidenceInput, Evidence as _tocsin_crisis_v1_Evidence } from '../../../tocsin/crisis/v1/Evidence.ts';

export interface EvidenceJoinedInput {
  'evidence'?: (_tocsin_crisis_v1_EvidenceInput | null);
}

export interface EvidenceJoined {
  'evidence': (_tocsin_crisis_v1_Evidence | null);
}
