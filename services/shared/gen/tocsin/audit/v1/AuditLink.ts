// Original file: tocsin/audit/v1/audit.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One record with all that a client needs to verify it by itself.
 */
export interface AuditLinkInput {
  'offset'?: (number | string | Long);
  'appendedAtMs'?: (number | string);
  /**
   * The bytes of the record and of its payload as the log holds them; the payload is empty when there is none.
   */
  'record'?: (Buffer | Uint8Array | string);
  'payload'?: (Buffer | Uint8Array | string);
}

/**
 * One record with all that a client needs to verify it by itself.
 */
export interface AuditLink {
  'offset': (string);
  'appendedAtMs': (number);
  /**
   * The bytes of the record and of its payload as the log holds them; the payload is empty when there is none.
   */
  'record': (Buffer);
  'payload': (Buffer);
}
