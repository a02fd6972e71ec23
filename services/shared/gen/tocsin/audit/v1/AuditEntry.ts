// Original file: tocsin/audit/v1/audit.proto

import type { AuditKindInput as _tocsin_audit_v1_AuditKindInput, AuditKind as _tocsin_audit_v1_AuditKind } from '../../../tocsin/audit/v1/AuditKind.ts';

/**
 * What happened. It lives in a payload and nowhere else.
 */
export interface AuditEntryInput {
  /**
   * The same for repeats: the first counts. Derived ones are "topic@offset".
   */
  'entryId'?: (string);
  'kind'?: (_tocsin_audit_v1_AuditKindInput);
  /**
   * Person id; "timer", "detector", "folder", "connector:<id>", "code:<label>"; empty for somebody unknown.
   */
  'actor'?: (string);
  /**
   * What let them in: "token <start of its SHA-256>", "link", "code", "machine" (no token was asked for); empty where none is needed.
   */
  'credential'?: (string);
  /**
   * Role of the token; empty where there is none.
   */
  'role'?: (string);
  /**
   * Name of the call or of the command.
   */
  'action'?: (string);
  'crisisId'?: (string);
  'holdId'?: (string);
  'planVersion'?: (number);
  'brandIds'?: (string)[];
  'requestId'?: (string);
  /**
   * "ok", or the rule that refused.
   */
  'result'?: (string);
  /**
   * What happened in words; no text that people wrote about others.
   */
  'detail'?: (string);
  /**
   * The log's time of the record that this is derived from; 0 where it is the time of the link itself.
   */
  'atMs'?: (number | string);
  /**
   * How often it happened, where repeats are told as one.
   */
  'times'?: (number);
  /**
   * Address of a client that nobody knows.
   */
  'client'?: (string);
  'erasureId'?: (string);
  /**
   * Payloads that were blanked.
   */
  'erasedPayloads'?: (string)[];
}

/**
 * What happened. It lives in a payload and nowhere else.
 */
export interface AuditEntry {
  /**
   * The same for repeats: the first counts. Derived ones are "topic@offset".
   */
  'entryId': (string);
  'kind': (_tocsin_audit_v1_AuditKind);
  /**
   * Person id; "timer", "detector", "folder", "connector:<id>", "code:<label>"; empty for somebody unknown.
   */
  'actor': (string);
  /**
   * What let them in: "token <start of its SHA-256>", "link", "code", "machine" (no token was asked for); empty where none is needed.
   */
  'credential': (string);
  /**
   * Role of the token; empty where there is none.
   */
  'role': (string);
  /**
   * Name of the call or of the command.
   */
  'action': (string);
  'crisisId': (string);
  'holdId': (string);
  'planVersion': (number);
  'brandIds': (string)[];
  'requestId': (string);
  /**
   * "ok", or the rule that refused.
   */
  'result': (string);
  /**
   * What happened in words; no text that people wrote about others.
   */
  'detail': (string);
  /**
   * The log's time of the record that this is derived from; 0 where it is the time of the link itself.
   */
  'atMs': (number);
  /**
   * How often it happened, where repeats are told as one.
   */
  'times': (number);
  /**
   * Address of a client that nobody knows.
   */
  'client': (string);
  'erasureId': (string);
  /**
   * Payloads that were blanked.
   */
  'erasedPayloads': (string)[];
}
