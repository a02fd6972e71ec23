// Original file: tocsin/erasure/v1/erasure.proto

import type { AuthorHashInput as _tocsin_erasure_v1_AuthorHashInput, AuthorHash as _tocsin_erasure_v1_AuthorHash } from '../../../tocsin/erasure/v1/AuthorHash.ts';

export interface EraseAuthorRequestInput {
  'requestId'?: (string);
  'authors'?: (_tocsin_erasure_v1_AuthorHashInput)[];
  'reason'?: (string);
  'dryRun'?: (boolean);
}

export interface EraseAuthorRequest {
  'requestId': (string);
  'authors': (_tocsin_erasure_v1_AuthorHash)[];
  'reason': (string);
  'dryRun': (boolean);
}
