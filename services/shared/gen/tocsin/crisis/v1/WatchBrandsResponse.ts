// Original file: tocsin/crisis/v1/crisis.proto

import type { BrandSituationInput as _tocsin_crisis_v1_BrandSituationInput, BrandSituation as _tocsin_crisis_v1_BrandSituation } from '../../../tocsin/crisis/v1/BrandSituation.ts';

export interface WatchBrandsResponseInput {
  'brand'?: (_tocsin_crisis_v1_BrandSituationInput | null);
  'heartbeat'?: (boolean);
  'resumeToken'?: (string);
}

export interface WatchBrandsResponse {
  'brand': (_tocsin_crisis_v1_BrandSituation | null);
  'heartbeat': (boolean);
  'resumeToken': (string);
}
