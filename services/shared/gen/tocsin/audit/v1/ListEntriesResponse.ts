// Original file: tocsin/audit/v1/audit.proto

import type { ListedEntryInput as _tocsin_audit_v1_ListedEntryInput, ListedEntry as _tocsin_audit_v1_ListedEntry } from '../../../tocsin/audit/v1/ListedEntry.ts';

export interface ListEntriesResponseInput {
  /**
   * Oldest first.
   */
  'entries'?: (_tocsin_audit_v1_ListedEntryInput)[];
}

export interface ListEntriesResponse {
  /**
   * Oldest first.
   */
  'entries': (_tocsin_audit_v1_ListedEntry)[];
}
