// Original file: tocsin/audit/v1/audit.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A record of audit.events.v1. The head after a record is SHA-256 over the head before it, the record's offset, append time and bytes, so
 * the log's order makes the chain: writers need not agree, and none can fork it.
 */
export interface AuditRecordInput {
  /**
   * SHA-256 of the payload, in hex.
   */
  'payload'?: (string);
  /**
   * What the writer had read: so many records from the first on, and the head after them. Every later record vouches so for earlier ones.
   */
  'seenCount'?: (number | string | Long);
  'seenHead'?: (string);
}

/**
 * A record of audit.events.v1. The head after a record is SHA-256 over the head before it, the record's offset, append time and bytes, so
 * the log's order makes the chain: writers need not agree, and none can fork it.
 */
export interface AuditRecord {
  /**
   * SHA-256 of the payload, in hex.
   */
  'payload': (string);
  /**
   * What the writer had read: so many records from the first on, and the head after them. Every later record vouches so for earlier ones.
   */
  'seenCount': (string);
  'seenHead': (string);
}
