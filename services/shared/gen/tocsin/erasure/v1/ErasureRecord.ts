// Original file: tocsin/erasure/v1/erasure.proto

import type { ErasureAskedInput as _tocsin_erasure_v1_ErasureAskedInput, ErasureAsked as _tocsin_erasure_v1_ErasureAsked } from '../../../tocsin/erasure/v1/ErasureAsked.ts';
import type { ErasureCountedInput as _tocsin_erasure_v1_ErasureCountedInput, ErasureCounted as _tocsin_erasure_v1_ErasureCounted } from '../../../tocsin/erasure/v1/ErasureCounted.ts';
import type { ErasureDoneInput as _tocsin_erasure_v1_ErasureDoneInput, ErasureDone as _tocsin_erasure_v1_ErasureDone } from '../../../tocsin/erasure/v1/ErasureDone.ts';

/**
 * A record of erasures.v1, the whole story of an erasure in up to three parts: asked, counted, done. Key erasure_id.
 */
export interface ErasureRecordInput {
  'erasureId'?: (string);
  'asked'?: (_tocsin_erasure_v1_ErasureAskedInput | null);
  'counted'?: (_tocsin_erasure_v1_ErasureCountedInput | null);
  'done'?: (_tocsin_erasure_v1_ErasureDoneInput | null);
  'part'?: "asked"|"counted"|"done";
}

/**
 * A record of erasures.v1, the whole story of an erasure in up to three parts: asked, counted, done. Key erasure_id.
 */
export interface ErasureRecord {
  'erasureId': (string);
  'asked'?: (_tocsin_erasure_v1_ErasureAsked | null);
  'counted'?: (_tocsin_erasure_v1_ErasureCounted | null);
  'done'?: (_tocsin_erasure_v1_ErasureDone | null);
  'part'?: "asked"|"counted"|"done";
}
