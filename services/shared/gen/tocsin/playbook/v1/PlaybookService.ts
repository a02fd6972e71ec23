// Original file: tocsin/playbook/v1/playbook.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApplyPlaybookRequestInput as _tocsin_playbook_v1_ApplyPlaybookRequestInput, ApplyPlaybookRequest as _tocsin_playbook_v1_ApplyPlaybookRequest } from '../../../tocsin/playbook/v1/ApplyPlaybookRequest.ts';
import type { ApplyPlaybookResponseInput as _tocsin_playbook_v1_ApplyPlaybookResponseInput, ApplyPlaybookResponse as _tocsin_playbook_v1_ApplyPlaybookResponse } from '../../../tocsin/playbook/v1/ApplyPlaybookResponse.ts';
import type { FindHolderRequestInput as _tocsin_playbook_v1_FindHolderRequestInput, FindHolderRequest as _tocsin_playbook_v1_FindHolderRequest } from '../../../tocsin/playbook/v1/FindHolderRequest.ts';
import type { FindHolderResponseInput as _tocsin_playbook_v1_FindHolderResponseInput, FindHolderResponse as _tocsin_playbook_v1_FindHolderResponse } from '../../../tocsin/playbook/v1/FindHolderResponse.ts';
import type { GetPlaybookRequestInput as _tocsin_playbook_v1_GetPlaybookRequestInput, GetPlaybookRequest as _tocsin_playbook_v1_GetPlaybookRequest } from '../../../tocsin/playbook/v1/GetPlaybookRequest.ts';
import type { GetPlaybookResponseInput as _tocsin_playbook_v1_GetPlaybookResponseInput, GetPlaybookResponse as _tocsin_playbook_v1_GetPlaybookResponse } from '../../../tocsin/playbook/v1/GetPlaybookResponse.ts';
import type { ListPlaybookVersionsRequestInput as _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, ListPlaybookVersionsRequest as _tocsin_playbook_v1_ListPlaybookVersionsRequest } from '../../../tocsin/playbook/v1/ListPlaybookVersionsRequest.ts';
import type { ListPlaybookVersionsResponseInput as _tocsin_playbook_v1_ListPlaybookVersionsResponseInput, ListPlaybookVersionsResponse as _tocsin_playbook_v1_ListPlaybookVersionsResponse } from '../../../tocsin/playbook/v1/ListPlaybookVersionsResponse.ts';
import type { RollbackPlaybookRequestInput as _tocsin_playbook_v1_RollbackPlaybookRequestInput, RollbackPlaybookRequest as _tocsin_playbook_v1_RollbackPlaybookRequest } from '../../../tocsin/playbook/v1/RollbackPlaybookRequest.ts';
import type { RollbackPlaybookResponseInput as _tocsin_playbook_v1_RollbackPlaybookResponseInput, RollbackPlaybookResponse as _tocsin_playbook_v1_RollbackPlaybookResponse } from '../../../tocsin/playbook/v1/RollbackPlaybookResponse.ts';
import type { ValidatePlaybookRequestInput as _tocsin_playbook_v1_ValidatePlaybookRequestInput, ValidatePlaybookRequest as _tocsin_playbook_v1_ValidatePlaybookRequest } from '../../../tocsin/playbook/v1/ValidatePlaybookRequest.ts';
import type { ValidatePlaybookResponseInput as _tocsin_playbook_v1_ValidatePlaybookResponseInput, ValidatePlaybookResponse as _tocsin_playbook_v1_ValidatePlaybookResponse } from '../../../tocsin/playbook/v1/ValidatePlaybookResponse.ts';

export interface PlaybookServiceClient extends grpc.Client {
  ApplyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  ApplyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  ApplyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  ApplyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  applyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  applyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  applyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  applyPlaybook(argument: _tocsin_playbook_v1_ApplyPlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_ApplyPlaybookResponse>): grpc.ClientUnaryCall;
  
  /**
   * Who holds a role for a brand at a time, by which rule, and who is next.
   */
  FindHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  FindHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  FindHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  FindHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  /**
   * Who holds a role for a brand at a time, by which rule, and who is next.
   */
  findHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  findHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  findHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  findHolder(argument: _tocsin_playbook_v1_FindHolderRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_FindHolderResponse>): grpc.ClientUnaryCall;
  
  GetPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  GetPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  GetPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  GetPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  getPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  getPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  getPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  getPlaybook(argument: _tocsin_playbook_v1_GetPlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_GetPlaybookResponse>): grpc.ClientUnaryCall;
  
  ListPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  ListPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  ListPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  ListPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  listPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  listPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  listPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  listPlaybookVersions(argument: _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_ListPlaybookVersionsResponse>): grpc.ClientUnaryCall;
  
  RollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  RollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  RollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  RollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  rollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  rollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  rollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  rollbackPlaybook(argument: _tocsin_playbook_v1_RollbackPlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_RollbackPlaybookResponse>): grpc.ClientUnaryCall;
  
  ValidatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  ValidatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  ValidatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  ValidatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  validatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  validatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  validatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  validatePlaybook(argument: _tocsin_playbook_v1_ValidatePlaybookRequestInput, callback: grpc.requestCallback<_tocsin_playbook_v1_ValidatePlaybookResponse>): grpc.ClientUnaryCall;
  
}

export interface PlaybookServiceHandlers extends grpc.UntypedServiceImplementation {
  ApplyPlaybook: grpc.handleUnaryCall<_tocsin_playbook_v1_ApplyPlaybookRequest, _tocsin_playbook_v1_ApplyPlaybookResponseInput>;
  
  /**
   * Who holds a role for a brand at a time, by which rule, and who is next.
   */
  FindHolder: grpc.handleUnaryCall<_tocsin_playbook_v1_FindHolderRequest, _tocsin_playbook_v1_FindHolderResponseInput>;
  
  GetPlaybook: grpc.handleUnaryCall<_tocsin_playbook_v1_GetPlaybookRequest, _tocsin_playbook_v1_GetPlaybookResponseInput>;
  
  ListPlaybookVersions: grpc.handleUnaryCall<_tocsin_playbook_v1_ListPlaybookVersionsRequest, _tocsin_playbook_v1_ListPlaybookVersionsResponseInput>;
  
  RollbackPlaybook: grpc.handleUnaryCall<_tocsin_playbook_v1_RollbackPlaybookRequest, _tocsin_playbook_v1_RollbackPlaybookResponseInput>;
  
  ValidatePlaybook: grpc.handleUnaryCall<_tocsin_playbook_v1_ValidatePlaybookRequest, _tocsin_playbook_v1_ValidatePlaybookResponseInput>;
  
}

export interface PlaybookServiceDefinition extends grpc.ServiceDefinition {
  ApplyPlaybook: MethodDefinition<_tocsin_playbook_v1_ApplyPlaybookRequestInput, _tocsin_playbook_v1_ApplyPlaybookResponseInput, _tocsin_playbook_v1_ApplyPlaybookRequest, _tocsin_playbook_v1_ApplyPlaybookResponse>
  FindHolder: MethodDefinition<_tocsin_playbook_v1_FindHolderRequestInput, _tocsin_playbook_v1_FindHolderResponseInput, _tocsin_playbook_v1_FindHolderRequest, _tocsin_playbook_v1_FindHolderResponse>
  GetPlaybook: MethodDefinition<_tocsin_playbook_v1_GetPlaybookRequestInput, _tocsin_playbook_v1_GetPlaybookResponseInput, _tocsin_playbook_v1_GetPlaybookRequest, _tocsin_playbook_v1_GetPlaybookResponse>
  ListPlaybookVersions: MethodDefinition<_tocsin_playbook_v1_ListPlaybookVersionsRequestInput, _tocsin_playbook_v1_ListPlaybookVersionsResponseInput, _tocsin_playbook_v1_ListPlaybookVersionsRequest, _tocsin_playbook_v1_ListPlaybookVersionsResponse>
  RollbackPlaybook: MethodDefinition<_tocsin_playbook_v1_RollbackPlaybookRequestInput, _tocsin_playbook_v1_RollbackPlaybookResponseInput, _tocsin_playbook_v1_RollbackPlaybookRequest, _tocsin_playbook_v1_RollbackPlaybookResponse>
  ValidatePlaybook: MethodDefinition<_tocsin_playbook_v1_ValidatePlaybookRequestInput, _tocsin_playbook_v1_ValidatePlaybookResponseInput, _tocsin_playbook_v1_ValidatePlaybookRequest, _tocsin_playbook_v1_ValidatePlaybookResponse>
}
