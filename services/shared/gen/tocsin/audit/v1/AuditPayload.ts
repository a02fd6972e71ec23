// Original file: tocsin/audit/v1/audit.proto

import type { AuditEntryInput as _tocsin_audit_v1_AuditEntryInput, AuditEntry as _tocsin_audit_v1_AuditEntry } from '../../../tocsin/audit/v1/AuditEntry.ts';

/**
 * A record of audit.payloads.v1; its key is the SHA-256 of its bytes, in hex. A blanked one has the key that it had before, and no entry.
 */
export interface AuditPayloadInput {
  /**
   * Random, so that nobody finds a blanked entry by trying.
   */
  'salt'?: (string);
  'entry'?: (_tocsin_audit_v1_AuditEntryInput | null);
  /**
   * Entry that says who blanked it and why; empty while it is whole.
   */
  'erasedBy'?: (string);
}

/**
 * A record of audit.payloads.v1; its key is the SHA-256 of its bytes, in hex. A blanked one has the key that it had before, and no entry.
 */
export interface AuditPayload {
  /**
   * Random, so that nobody finds a blanked entry by trying.
   */
  'salt': (string);
  'entry': (_tocsin_audit_v1_AuditEntry | null);
  /**
   * Entry that says who blanked it and why; empty while it is whole.
   */
  'erasedBy': (string);
}
