// Original file: tocsin/crisis/v1/crisis.proto

import type { CrisisInput as _tocsin_crisis_v1_CrisisInput, Crisis as _tocsin_crisis_v1_Crisis } from '../../../tocsin/crisis/v1/Crisis.ts';

export interface JoinBrandResponseInput {
  'crisis'?: (_tocsin_crisis_v1_CrisisInput | null);
}

export interface JoinBrandResponse {
  'crisis': (_tocsin_crisis_v1_Crisis | null);
}
