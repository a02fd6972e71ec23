// Original file: tocsin/audit/v1/audit.proto

import type { AuditLinkInput as _tocsin_audit_v1_AuditLinkInput, AuditLink as _tocsin_audit_v1_AuditLink } from '../../../tocsin/audit/v1/AuditLink.ts';

export interface ReadChainResponseInput {
  'links'?: (_tocsin_audit_v1_AuditLinkInput)[];
}

export interface ReadChainResponse {
  'links': (_tocsin_audit_v1_AuditLink)[];
}
