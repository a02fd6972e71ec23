// Original file: tocsin/erasure/v1/erasure.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EraseAuthorRequestInput as _tocsin_erasure_v1_EraseAuthorRequestInput, EraseAuthorRequest as _tocsin_erasure_v1_EraseAuthorRequest } from '../../../tocsin/erasure/v1/EraseAuthorRequest.ts';
import type { EraseAuthorResponseInput as _tocsin_erasure_v1_EraseAuthorResponseInput, EraseAuthorResponse as _tocsin_erasure_v1_EraseAuthorResponse } from '../../../tocsin/erasure/v1/EraseAuthorResponse.ts';
import type { GetErasureRequestInput as _tocsin_erasure_v1_GetErasureRequestInput, GetErasureRequest as _tocsin_erasure_v1_GetErasureRequest } from '../../../tocsin/erasure/v1/GetErasureRequest.ts';
import type { GetErasureResponseInput as _tocsin_erasure_v1_GetErasureResponseInput, GetErasureResponse as _tocsin_erasure_v1_GetErasureResponse } from '../../../tocsin/erasure/v1/GetErasureResponse.ts';

/**
 * For admins whose token covers all brands.
 */
export interface ErasureServiceClient extends grpc.Client {
  /**
   * Resolves when it is written; the archive counts and blanks after that.
   */
  EraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  EraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  EraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  EraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  /**
   * Resolves when it is written; the archive counts and blanks after that.
   */
  eraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  eraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  eraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  eraseAuthor(argument: _tocsin_erasure_v1_EraseAuthorRequestInput, callback: grpc.requestCallback<_tocsin_erasure_v1_EraseAuthorResponse>): grpc.ClientUnaryCall;
  
  GetErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  GetErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  GetErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  GetErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  getErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  getErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  getErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  getErasure(argument: _tocsin_erasure_v1_GetErasureRequestInput, callback: grpc.requestCallback<_tocsin_erasure_v1_GetErasureResponse>): grpc.ClientUnaryCall;
  
}

/**
 * For admins whose token covers all brands.
 */
export interface ErasureServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Resolves when it is written; the archive counts and blanks after that.
   */
  EraseAuthor: grpc.handleUnaryCall<_tocsin_erasure_v1_EraseAuthorRequest, _tocsin_erasure_v1_EraseAuthorResponseInput>;
  
  GetErasure: grpc.handleUnaryCall<_tocsin_erasure_v1_GetErasureRequest, _tocsin_erasure_v1_GetErasureResponseInput>;
  
}

export interface ErasureServiceDefinition extends grpc.ServiceDefinition {
  EraseAuthor: MethodDefinition<_tocsin_erasure_v1_EraseAuthorRequestInput, _tocsin_erasure_v1_EraseAuthorResponseInput, _tocsin_erasure_v1_EraseAuthorRequest, _tocsin_erasure_v1_EraseAuthorResponse>
  GetErasure: MethodDefinition<_tocsin_erasure_v1_GetErasureRequestInput, _tocsin_erasure_v1_GetErasureResponseInput, _tocsin_erasure_v1_GetErasureRequest, _tocsin_erasure_v1_GetErasureResponse>
}
