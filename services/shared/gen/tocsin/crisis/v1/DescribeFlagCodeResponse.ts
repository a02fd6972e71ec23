// Original file: tocsin/crisis/v1/crisis.proto

import type { FlagBrandInput as _tocsin_crisis_v1_FlagBrandInput, FlagBrand as _tocsin_crisis_v1_FlagBrand } from '../../../tocsin/crisis/v1/FlagBrand.ts';

export interface DescribeFlagCodeResponseInput {
  'label'?: (string);
  'brands'?: (_tocsin_crisis_v1_FlagBrandInput)[];
}

export interface DescribeFlagCodeResponse {
  'label': (string);
  'brands': (_tocsin_crisis_v1_FlagBrand)[];
}
