// Original file: tocsin/ingest/v1/ingest.proto

import type { PostInput as _tocsin_ingest_v1_PostInput, Post as _tocsin_ingest_v1_Post } from '../../../tocsin/ingest/v1/Post.ts';

export interface PublishRequestInput {
  /**
   * Chosen by the caller, echoed in the answer.
   */
  'requestId'?: (string);
  'post'?: (_tocsin_ingest_v1_PostInput | null);
  /**
   * Which configured source the post counts for; empty means the stream's default ("grpc").
   */
  'source'?: (string);
}

export interface PublishRequest {
  /**
   * Chosen by the caller, echoed in the answer.
   */
  'requestId': (string);
  'post': (_tocsin_ingest_v1_Post | null);
  /**
   * Which configured source the post counts for; empty means the stream's default ("grpc").
   */
  'source': (string);
}
