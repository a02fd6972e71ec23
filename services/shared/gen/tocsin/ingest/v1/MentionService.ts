// Original file: tocsin/ingest/v1/ingest.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { PublishRequestInput as _tocsin_ingest_v1_PublishRequestInput, PublishRequest as _tocsin_ingest_v1_PublishRequest } from '../../../tocsin/ingest/v1/PublishRequest.ts';
import type { PublishResponseInput as _tocsin_ingest_v1_PublishResponseInput, PublishResponse as _tocsin_ingest_v1_PublishResponse } from '../../../tocsin/ingest/v1/PublishResponse.ts';

export interface MentionServiceClient extends grpc.Client {
  /**
   * Acknowledged item by item, in order.
   * RESOURCE_EXHAUSTED with google.rpc.RetryInfo ends the call when too much waits for the log: what was not answered was not taken.
   */
  Publish(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_tocsin_ingest_v1_PublishRequestInput, _tocsin_ingest_v1_PublishResponse>;
  Publish(options?: grpc.CallOptions): grpc.ClientDuplexStream<_tocsin_ingest_v1_PublishRequestInput, _tocsin_ingest_v1_PublishResponse>;
  /**
   * Acknowledged item by item, in order.
   * RESOURCE_EXHAUSTED with google.rpc.RetryInfo ends the call when too much waits for the log: what was not answered was not taken.
   */
  publish(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_tocsin_ingest_v1_PublishRequestInput, _tocsin_ingest_v1_PublishResponse>;
  publish(options?: grpc.CallOptions): grpc.ClientDuplexStream<_tocsin_ingest_v1_PublishRequestInput, _tocsin_ingest_v1_PublishResponse>;
  
}

export interface MentionServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Acknowledged item by item, in order.
   * RESOURCE_EXHAUSTED with google.rpc.RetryInfo ends the call when too much waits for the log: what was not answered was not taken.
   */
  Publish: grpc.handleBidiStreamingCall<_tocsin_ingest_v1_PublishRequest, _tocsin_ingest_v1_PublishResponseInput>;
  
}

export interface MentionServiceDefinition extends grpc.ServiceDefinition {
  Publish: MethodDefinition<_tocsin_ingest_v1_PublishRequestInput, _tocsin_ingest_v1_PublishResponseInput, _tocsin_ingest_v1_PublishRequest, _tocsin_ingest_v1_PublishResponse>
}
