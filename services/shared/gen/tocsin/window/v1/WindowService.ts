// Original file: tocsin/window/v1/window.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListWindowsRequestInput as _tocsin_window_v1_ListWindowsRequestInput, ListWindowsRequest as _tocsin_window_v1_ListWindowsRequest } from '../../../tocsin/window/v1/ListWindowsRequest.ts';
import type { ListWindowsResponseInput as _tocsin_window_v1_ListWindowsResponseInput, ListWindowsResponse as _tocsin_window_v1_ListWindowsResponse } from '../../../tocsin/window/v1/ListWindowsResponse.ts';
import type { WatchWindowsRequestInput as _tocsin_window_v1_WatchWindowsRequestInput, WatchWindowsRequest as _tocsin_window_v1_WatchWindowsRequest } from '../../../tocsin/window/v1/WatchWindowsRequest.ts';
import type { WatchWindowsResponseInput as _tocsin_window_v1_WatchWindowsResponseInput, WatchWindowsResponse as _tocsin_window_v1_WatchWindowsResponse } from '../../../tocsin/window/v1/WatchWindowsResponse.ts';

export interface WindowServiceClient extends grpc.Client {
  ListWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  ListWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  ListWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  ListWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  listWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  listWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  listWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  listWindows(argument: _tocsin_window_v1_ListWindowsRequestInput, callback: grpc.requestCallback<_tocsin_window_v1_ListWindowsResponse>): grpc.ClientUnaryCall;
  
  WatchWindows(argument: _tocsin_window_v1_WatchWindowsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_window_v1_WatchWindowsResponse>;
  WatchWindows(argument: _tocsin_window_v1_WatchWindowsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_window_v1_WatchWindowsResponse>;
  watchWindows(argument: _tocsin_window_v1_WatchWindowsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_window_v1_WatchWindowsResponse>;
  watchWindows(argument: _tocsin_window_v1_WatchWindowsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_window_v1_WatchWindowsResponse>;
  
}

export interface WindowServiceHandlers extends grpc.UntypedServiceImplementation {
  ListWindows: grpc.handleUnaryCall<_tocsin_window_v1_ListWindowsRequest, _tocsin_window_v1_ListWindowsResponseInput>;
  
  WatchWindows: grpc.handleServerStreamingCall<_tocsin_window_v1_WatchWindowsRequest, _tocsin_window_v1_WatchWindowsResponseInput>;
  
}

export interface WindowServiceDefinition extends grpc.ServiceDefinition {
  ListWindows: MethodDefinition<_tocsin_window_v1_ListWindowsRequestInput, _tocsin_window_v1_ListWindowsResponseInput, _tocsin_window_v1_ListWindowsRequest, _tocsin_window_v1_ListWindowsResponse>
  WatchWindows: MethodDefinition<_tocsin_window_v1_WatchWindowsRequestInput, _tocsin_window_v1_WatchWindowsResponseInput, _tocsin_window_v1_WatchWindowsRequest, _tocsin_window_v1_WatchWindowsResponse>
}
