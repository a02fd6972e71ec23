// Original file: tocsin/audit/v1/audit.proto

import type { AuditKindInput as _tocsin_audit_v1_AuditKindInput, AuditKind as _tocsin_audit_v1_AuditKind } from '../../../tocsin/audit/v1/AuditKind.ts';

export interface ListEntriesRequestInput {
  /**
   * Empty means all.
   */
  'actor'?: (string);
  'crisisId'?: (string);
  'brandId'?: (string);
  'kinds'?: (_tocsin_audit_v1_AuditKindInput)[];
  'fromMs'?: (number | string);
  'toMs'?: (number | string);
  /**
   * Newest; 0 means 100, at most 1,000.
   */
  'limit'?: (number);
  'entryId'?: (string);
}

export interface ListEntriesRequest {
  /**
   * Empty means all.
   */
  'actor': (string);
  'crisisId': (string);
  'brandId': (string);
  'kinds': (_tocsin_audit_v1_AuditKind)[];
  'fromMs': (number);
  'toMs': (number);
  /**
   * Newest; 0 means 100, at most 1,000.
   */
  'limit': (number);
  'entryId': (string);
}
