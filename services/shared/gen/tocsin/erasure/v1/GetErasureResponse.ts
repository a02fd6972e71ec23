// Original file: tocsin/erasure/v1/erasure.proto

import type { ErasureInput as _tocsin_erasure_v1_ErasureInput, Erasure as _tocsin_erasure_v1_Erasure } from '../../../tocsin/erasure/v1/Erasure.ts';

export interface GetErasureResponseInput {
  'erasure'?: (_tocsin_erasure_v1_ErasureInput | null);
}

export interface GetErasureResponse {
  'erasure': (_tocsin_erasure_v1_Erasure | null);
}
