import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AuditEntryInput as _tocsin_audit_v1_AuditEntryInput, AuditEntry as _tocsin_audit_v1_AuditEntry } from './tocsin/audit/v1/AuditEntry.ts';
import type { AuditLinkInput as _tocsin_audit_v1_AuditLinkInput, AuditLink as _tocsin_audit_v1_AuditLink } from './tocsin/audit/v1/AuditLink.ts';
import type { AuditPayloadInput as _tocsin_audit_v1_AuditPayloadInput, AuditPayload as _tocsin_audit_v1_AuditPayload } from './tocsin/audit/v1/AuditPayload.ts';
import type { AuditRecordInput as _tocsin_audit_v1_AuditRecordInput, AuditRecord as _tocsin_audit_v1_AuditRecord } from './tocsin/audit/v1/AuditRecord.ts';
import type { AuditServiceClient as _tocsin_audit_v1_AuditServiceClient, AuditServiceDefinition as _tocsin_audit_v1_AuditServiceDefinition } from './tocsin/audit/v1/AuditService.ts';
import type { EraseEntriesRequestInput as _tocsin_audit_v1_EraseEntriesRequestInput, EraseEntriesRequest as _tocsin_audit_v1_EraseEntriesRequest } from './tocsin/audit/v1/EraseEntriesRequest.ts';
import type { EraseEntriesResponseInput as _tocsin_audit_v1_EraseEntriesResponseInput, EraseEntriesResponse as _tocsin_audit_v1_EraseEntriesResponse } from './tocsin/audit/v1/EraseEntriesResponse.ts';
import type { ListEntriesRequestInput as _tocsin_audit_v1_ListEntriesRequestInput, ListEntriesRequest as _tocsin_audit_v1_ListEntriesRequest } from './tocsin/audit/v1/ListEntriesRequest.ts';
import type { ListEntriesResponseInput as _tocsin_audit_v1_ListEntriesResponseInput, ListEntriesResponse as _tocsin_audit_v1_ListEntriesResponse } from './tocsin/audit/v1/ListEntriesResponse.ts';
import type { ListedEntryInput as _tocsin_audit_v1_ListedEntryInput, ListedEntry as _tocsin_audit_v1_ListedEntry } from './tocsin/audit/v1/ListedEntry.ts';
import type { ReadChainRequestInput as _tocsin_audit_v1_ReadChainRequestInput, ReadChainRequest as _tocsin_audit_v1_ReadChainRequest } from './tocsin/audit/v1/ReadChainRequest.ts';
import type { ReadChainResponseInput as _tocsin_audit_v1_ReadChainResponseInput, ReadChainResponse as _tocsin_audit_v1_ReadChainResponse } from './tocsin/audit/v1/ReadChainResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    audit: {
      v1: {
        AuditEntry: MessageTypeDefinition<_tocsin_audit_v1_AuditEntryInput, _tocsin_audit_v1_AuditEntry>
        AuditKind: EnumTypeDefinition
        AuditLink: MessageTypeDefinition<_tocsin_audit_v1_AuditLinkInput, _tocsin_audit_v1_AuditLink>
        AuditPayload: MessageTypeDefinition<_tocsin_audit_v1_AuditPayloadInput, _tocsin_audit_v1_AuditPayload>
        AuditRecord: MessageTypeDefinition<_tocsin_audit_v1_AuditRecordInput, _tocsin_audit_v1_AuditRecord>
        /**
         * For managers whose token covers all brands; each call is itself an entry.
         */
        AuditService: SubtypeConstructor<typeof grpc.Client, _tocsin_audit_v1_AuditServiceClient> & { service: _tocsin_audit_v1_AuditServiceDefinition }
        EraseEntriesRequest: MessageTypeDefinition<_tocsin_audit_v1_EraseEntriesRequestInput, _tocsin_audit_v1_EraseEntriesRequest>
        EraseEntriesResponse: MessageTypeDefinition<_tocsin_audit_v1_EraseEntriesResponseInput, _tocsin_audit_v1_EraseEntriesResponse>
        ListEntriesRequest: MessageTypeDefinition<_tocsin_audit_v1_ListEntriesRequestInput, _tocsin_audit_v1_ListEntriesRequest>
        ListEntriesResponse: MessageTypeDefinition<_tocsin_audit_v1_ListEntriesResponseInput, _tocsin_audit_v1_ListEntriesResponse>
        ListedEntry: MessageTypeDefinition<_tocsin_audit_v1_ListedEntryInput, _tocsin_audit_v1_ListedEntry>
        ReadChainRequest: MessageTypeDefinition<_tocsin_audit_v1_ReadChainRequestInput, _tocsin_audit_v1_ReadChainRequest>
        ReadChainResponse: MessageTypeDefinition<_tocsin_audit_v1_ReadChainResponseInput, _tocsin_audit_v1_ReadChainResponse>
      }
    }
  }
}

