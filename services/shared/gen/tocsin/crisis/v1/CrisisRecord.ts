// Original file: tocsin/crisis/v1/events.proto

import type { CrisisEventInput as _tocsin_crisis_v1_CrisisEventInput, CrisisEvent as _tocsin_crisis_v1_CrisisEvent } from '../../../tocsin/crisis/v1/CrisisEvent.ts';

/**
 * One command's events. A record is accepted when first_seq is one more than the last accepted record's last number:
 * the first record with that number wins; acceptance looks at the envelope only.
 */
export interface CrisisRecordInput {
  'firstSeq'?: (number);
  'count'?: (number);
  /**
   * The caller's request_id, or a derived id for timers and signals. The same id is never decided twice.
   */
  'commandId'?: (string);
  /**
   * When the writer decided, by its own clock; only the log's append time counts for timers.
   */
  'decidedAtMs'?: (number | string);
  /**
   * Person id, or "timer", "detector".
   */
  'actor'?: (string);
  'events'?: (_tocsin_crisis_v1_CrisisEventInput)[];
  /**
   * A replica of an older build must stop instead of forking: it becomes not ready when this is above what it knows.
   */
  'schema'?: (number);
  /**
   * Of the command's content and actor, so that an id that is used again for something else is refused.
   */
  'commandHash'?: (string);
  /**
   * What let the actor in: "token <start of its SHA-256>", "link" or "machine", and the token's role; empty for clocks and detectors.
   */
  'credential'?: (string);
  'role'?: (string);
}

/**
 * One command's events. A record is accepted when first_seq is one more than the last accepted record's last number:
 * the first record with that number wins; acceptance looks at the envelope only.
 */
export interface CrisisRecord {
  'firstSeq': (number);
  'count': (number);
  /**
   * The caller's request_id, or a derived id for timers and signals. The same id is never decided twice.
   */
  'commandId': (string);
  /**
   * When the writer decided, by its own clock; only the log's append time counts for timers.
   */
  'decidedAtMs': (number);
  /**
   * Person id, or "timer", "detector".
   */
  'actor': (string);
  'events': (_tocsin_crisis_v1_CrisisEvent)[];
  /**
   * A replica of an older build must stop instead of forking: it becomes not ready when this is above what it knows.
   */
  'schema': (number);
  /**
   * Of the command's content and actor, so that an id that is used again for something else is refused.
   */
  'commandHash': (string);
  /**
   * What let the actor in: "token <start of its SHA-256>", "link" or "machine", and the token's role; empty for clocks and detectors.
   */
  'credential': (string);
  'role': (string);
}
