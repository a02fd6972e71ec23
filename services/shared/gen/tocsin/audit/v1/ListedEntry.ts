// Original file: tocsin/audit/v1/audit.proto

import type { AuditEntryInput as _tocsin_audit_v1_AuditEntryInput, AuditEntry as _tocsin_audit_v1_AuditEntry } from '../../../tocsin/audit/v1/AuditEntry.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListedEntryInput {
  'offset'?: (number | string | Long);
  'appendedAtMs'?: (number | string);
  /**
   * Absent when it was blanked.
   */
  'entry'?: (_tocsin_audit_v1_AuditEntryInput | null);
  /**
   * Entry that says who blanked it.
   */
  'erasedBy'?: (string);
}

export interface ListedEntry {
  'offset': (string);
  'appendedAtMs': (number);
  /**
   * Absent when it was blanked.
   */
  'entry': (_tocsin_audit_v1_AuditEntry | null);
  /**
   * Entry that says who blanked it.
   */
  'erasedBy': (string);
}
