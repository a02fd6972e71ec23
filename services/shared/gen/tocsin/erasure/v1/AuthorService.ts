// Original file: tocsin/erasure/v1/erasure.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { HashAuthorRequestInput as _tocsin_erasure_v1_HashAuthorRequestInput, HashAuthorRequest as _tocsin_erasure_v1_HashAuthorRequest } from '../../../tocsin/erasure/v1/HashAuthorRequest.ts';
import type { HashAuthorResponseInput as _tocsin_erasure_v1_HashAuthorResponseInput, HashAuthorResponse as _tocsin_erasure_v1_HashAuthorResponse } from '../../../tocsin/erasure/v1/HashAuthorResponse.ts';

/**
 * Of ingest.
 */
export interface AuthorServiceClient extends grpc.Client {
  HashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  HashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  HashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  HashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  hashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  hashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  hashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  hashAuthor(argument: _tocsin_erasure_v1_HashAuthorRequestInput, callback: grpc.requestCallback<_tocsin_erasure_v1_HashAuthorResponse>): grpc.ClientUnaryCall;
  
}

/**
 * Of ingest.
 */
export interface AuthorServiceHandlers extends grpc.UntypedServiceImplementation {
  HashAuthor: grpc.handleUnaryCall<_tocsin_erasure_v1_HashAuthorRequest, _tocsin_erasure_v1_HashAuthorResponseInput>;
  
}

export interface AuthorServiceDefinition extends grpc.ServiceDefinition {
  HashAuthor: MethodDefinition<_tocsin_erasure_v1_HashAuthorRequestInput, _tocsin_erasure_v1_HashAuthorResponseInput, _tocsin_erasure_v1_HashAuthorRequest, _tocsin_erasure_v1_HashAuthorResponse>
}
