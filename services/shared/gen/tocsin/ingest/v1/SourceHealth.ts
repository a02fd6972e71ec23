// Original file: tocsin/ingest/v1/ingest.proto

import type { SourceStateInput as _tocsin_ingest_v1_SourceStateInput, SourceState as _tocsin_ingest_v1_SourceState } from '../../../tocsin/ingest/v1/SourceState.ts';

/**
 * A record of sources.health.v1 (key source).
 */
export interface SourceHealthInput {
  'source'?: (string);
  'kind'?: (string);
  'state'?: (_tocsin_ingest_v1_SourceStateInput);
  'lastMentionAtMs'?: (number | string);
  'usualGapMs'?: (number | string);
  'lagMs'?: (number | string);
  'sinceMs'?: (number | string);
  'reason'?: (string);
  'reportedAtMs'?: (number | string);
  /**
   * Brands that this source feeds; empty means all.
   */
  'brandIds'?: (string)[];
  'mentionsAccepted'?: (number | string);
  'mentionsRejected'?: (number | string);
}

/**
 * A record of sources.health.v1 (key source).
 */
export interface SourceHealth {
  'source': (string);
  'kind': (string);
  'state': (_tocsin_ingest_v1_SourceState);
  'lastMentionAtMs': (number);
  'usualGapMs': (number);
  'lagMs': (number);
  'sinceMs': (number);
  'reason': (string);
  'reportedAtMs': (number);
  /**
   * Brands that this source feeds; empty means all.
   */
  'brandIds': (string)[];
  'mentionsAccepted': (number);
  'mentionsRejected': (number);
}
