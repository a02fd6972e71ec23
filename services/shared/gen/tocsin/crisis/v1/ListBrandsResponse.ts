// Original file: tocsin/crisis/v1/crisis.proto

import type { BrandSituationInput as _tocsin_crisis_v1_BrandSituationInput, BrandSituation as _tocsin_crisis_v1_BrandSituation } from '../../../tocsin/crisis/v1/BrandSituation.ts';

export interface ListBrandsResponseInput {
  'brands'?: (_tocsin_crisis_v1_BrandSituationInput)[];
}

export interface ListBrandsResponse {
  'brands': (_tocsin_crisis_v1_BrandSituation)[];
}
