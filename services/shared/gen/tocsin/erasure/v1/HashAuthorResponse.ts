// Original file: tocsin/erasure/v1/erasure.proto

import type { AuthorHashInput as _tocsin_erasure_v1_AuthorHashInput, AuthorHash as _tocsin_erasure_v1_AuthorHash } from '../../../tocsin/erasure/v1/AuthorHash.ts';

export interface HashAuthorResponseInput {
  /**
   * One per version of the key that is kept, the newest first.
   */
  'authors'?: (_tocsin_erasure_v1_AuthorHashInput)[];
}

export interface HashAuthorResponse {
  /**
   * One per version of the key that is kept, the newest first.
   */
  'authors': (_tocsin_erasure_v1_AuthorHash)[];
}
