// Original file: tocsin/audit/v1/audit.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EraseEntriesRequestInput as _tocsin_audit_v1_EraseEntriesRequestInput, EraseEntriesRequest as _tocsin_audit_v1_EraseEntriesRequest } from '../../../tocsin/audit/v1/EraseEntriesRequest.ts';
import type { EraseEntriesResponseInput as _tocsin_audit_v1_EraseEntriesResponseInput, EraseEntriesResponse as _tocsin_audit_v1_EraseEntriesResponse } from '../../../tocsin/audit/v1/EraseEntriesResponse.ts';
import type { ListEntriesRequestInput as _tocsin_audit_v1_ListEntriesRequestInput, ListEntriesRequest as _tocsin_audit_v1_ListEntriesRequest } from '../../../tocsin/audit/v1/ListEntriesRequest.ts';
import type { ListEntriesResponseInput as _tocsin_audit_v1_ListEntriesResponseInput, ListEntriesResponse as _tocsin_audit_v1_ListEntriesResponse } from '../../../tocsin/audit/v1/ListEntriesResponse.ts';
import type { ReadChainRequestInput as _tocsin_audit_v1_ReadChainRequestInput, ReadChainRequest as _tocsin_audit_v1_ReadChainRequest } from '../../../tocsin/audit/v1/ReadChainRequest.ts';
import type { ReadChainResponseInput as _tocsin_audit_v1_ReadChainResponseInput, ReadChainResponse as _tocsin_audit_v1_ReadChainResponse } from '../../../tocsin/audit/v1/ReadChainResponse.ts';

/**
 * For managers whose token covers all brands; each call is itself an entry.
 */
export interface AuditServiceClient extends grpc.Client {
  /**
   * Admins only: blanks what entries say for good; the chain stays whole and says that they were blanked.
   */
  EraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  EraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  EraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  EraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  /**
   * Admins only: blanks what entries say for good; the chain stays whole and says that they were blanked.
   */
  eraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  eraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  eraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  eraseEntries(argument: _tocsin_audit_v1_EraseEntriesRequestInput, callback: grpc.requestCallback<_tocsin_audit_v1_EraseEntriesResponse>): grpc.ClientUnaryCall;
  
  ListEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  ListEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  ListEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  ListEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  listEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  listEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  listEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  listEntries(argument: _tocsin_audit_v1_ListEntriesRequestInput, callback: grpc.requestCallback<_tocsin_audit_v1_ListEntriesResponse>): grpc.ClientUnaryCall;
  
  /**
   * Everything, from the first record to the end as it is at the call. The client verifies; nobody has to take our word.
   */
  ReadChain(argument: _tocsin_audit_v1_ReadChainRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_audit_v1_ReadChainResponse>;
  ReadChain(argument: _tocsin_audit_v1_ReadChainRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_audit_v1_ReadChainResponse>;
  /**
   * Everything, from the first record to the end as it is at the call. The client verifies; nobody has to take our word.
   */
  readChain(argument: _tocsin_audit_v1_ReadChainRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_audit_v1_ReadChainResponse>;
  readChain(argument: _tocsin_audit_v1_ReadChainRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_audit_v1_ReadChainResponse>;
  
}

/**
 * For managers whose token covers all brands; each call is itself an entry.
 */
export interface AuditServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Admins only: blanks what entries say for good; the chain stays whole and says that they were blanked.
   */
  EraseEntries: grpc.handleUnaryCall<_tocsin_audit_v1_EraseEntriesRequest, _tocsin_audit_v1_EraseEntriesResponseInput>;
  
  ListEntries: grpc.handleUnaryCall<_tocsin_audit_v1_ListEntriesRequest, _tocsin_audit_v1_ListEntriesResponseInput>;
  
  /**
   * Everything, from the first record to the end as it is at the call. The client verifies; nobody has to take our word.
   */
  ReadChain: grpc.handleServerStreamingCall<_tocsin_audit_v1_ReadChainRequest, _tocsin_audit_v1_ReadChainResponseInput>;
  
}

export interface AuditServiceDefinition extends grpc.ServiceDefinition {
  EraseEntries: MethodDefinition<_tocsin_audit_v1_EraseEntriesRequestInput, _tocsin_audit_v1_EraseEntriesResponseInput, _tocsin_audit_v1_EraseEntriesRequest, _tocsin_audit_v1_EraseEntriesResponse>
  ListEntries: MethodDefinition<_tocsin_audit_v1_ListEntriesRequestInput, _tocsin_audit_v1_ListEntriesResponseInput, _tocsin_audit_v1_ListEntriesRequest, _tocsin_audit_v1_ListEntriesResponse>
  ReadChain: MethodDefinition<_tocsin_audit_v1_ReadChainRequestInput, _tocsin_audit_v1_ReadChainResponseInput, _tocsin_audit_v1_ReadChainRequest, _tocsin_audit_v1_ReadChainResponse>
}
