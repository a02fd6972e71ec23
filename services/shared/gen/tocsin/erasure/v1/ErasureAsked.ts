// Original file: tocsin/erasure/v1/erasure.proto

import type { AuthorHashInput as _tocsin_erasure_v1_AuthorHashInput, AuthorHash as _tocsin_erasure_v1_AuthorHash } from '../../../tocsin/erasure/v1/AuthorHash.ts';

/**
 * It stands for good: what comes later of this author is blanked too, and so is what a rebuild or a backup brings back.
 */
export interface ErasureAskedInput {
  'authors'?: (_tocsin_erasure_v1_AuthorHashInput)[];
  'reason'?: (string);
  'personId'?: (string);
  'role'?: (string);
  'credential'?: (string);
  'requestId'?: (string);
  /**
   * Of what was asked for and by whom, so that an id that is used again for something else is refused.
   */
  'requestHash'?: (string);
  /**
   * Only counts.
   */
  'dryRun'?: (boolean);
}

/**
 * It stands for good: what comes later of this author is blanked too, and so is what a rebuild or a backup brings back.
 */
export interface ErasureAsked {
  'authors': (_tocsin_erasure_v1_AuthorHash)[];
  'reason': (string);
  'personId': (string);
  'role': (string);
  'credential': (string);
  'requestId': (string);
  /**
   * Of what was asked for and by whom, so that an id that is used again for something else is refused.
   */
  'requestHash': (string);
  /**
   * Only counts.
   */
  'dryRun': (boolean);
}
