// Original file: tocsin/ingest/v1/ingest.proto

import type { PublishOutcomeInput as _tocsin_ingest_v1_PublishOutcomeInput, PublishOutcome as _tocsin_ingest_v1_PublishOutcome } from '../../../tocsin/ingest/v1/PublishOutcome.ts';

export interface PublishResponseInput {
  'requestId'?: (string);
  'outcome'?: (_tocsin_ingest_v1_PublishOutcomeInput);
  'reason'?: (string);
  'detail'?: (string);
  'brandIds'?: (string)[];
  'retryAfterMs'?: (number);
}

export interface PublishResponse {
  'requestId': (string);
  'outcome': (_tocsin_ingest_v1_PublishOutcome);
  'reason': (string);
  'detail': (string);
  'brandIds': (string)[];
  'retryAfterMs': (number);
}
