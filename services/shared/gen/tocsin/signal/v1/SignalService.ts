// Original file: tocsin/signal/v1/signal.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ExplainSignalRequestInput as _tocsin_signal_v1_ExplainSignalRequestInput, ExplainSignalRequest as _tocsin_signal_v1_ExplainSignalRequest } from '../../../tocsin/signal/v1/ExplainSignalRequest.ts';
import type { ExplainSignalResponseInput as _tocsin_signal_v1_ExplainSignalResponseInput, ExplainSignalResponse as _tocsin_signal_v1_ExplainSignalResponse } from '../../../tocsin/signal/v1/ExplainSignalResponse.ts';
import type { ListSignalsRequestInput as _tocsin_signal_v1_ListSignalsRequestInput, ListSignalsRequest as _tocsin_signal_v1_ListSignalsRequest } from '../../../tocsin/signal/v1/ListSignalsRequest.ts';
import type { ListSignalsResponseInput as _tocsin_signal_v1_ListSignalsResponseInput, ListSignalsResponse as _tocsin_signal_v1_ListSignalsResponse } from '../../../tocsin/signal/v1/ListSignalsResponse.ts';
import type { WatchSignalsRequestInput as _tocsin_signal_v1_WatchSignalsRequestInput, WatchSignalsRequest as _tocsin_signal_v1_WatchSignalsRequest } from '../../../tocsin/signal/v1/WatchSignalsRequest.ts';
import type { WatchSignalsResponseInput as _tocsin_signal_v1_WatchSignalsResponseInput, WatchSignalsResponse as _tocsin_signal_v1_WatchSignalsResponse } from '../../../tocsin/signal/v1/WatchSignalsResponse.ts';

export interface SignalServiceClient extends grpc.Client {
  ExplainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  ExplainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  ExplainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  ExplainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  explainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  explainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  explainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  explainSignal(argument: _tocsin_signal_v1_ExplainSignalRequestInput, callback: grpc.requestCallback<_tocsin_signal_v1_ExplainSignalResponse>): grpc.ClientUnaryCall;
  
  ListSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  ListSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  ListSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  ListSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  listSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  listSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  listSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  listSignals(argument: _tocsin_signal_v1_ListSignalsRequestInput, callback: grpc.requestCallback<_tocsin_signal_v1_ListSignalsResponse>): grpc.ClientUnaryCall;
  
  WatchSignals(argument: _tocsin_signal_v1_WatchSignalsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_signal_v1_WatchSignalsResponse>;
  WatchSignals(argument: _tocsin_signal_v1_WatchSignalsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_signal_v1_WatchSignalsResponse>;
  watchSignals(argument: _tocsin_signal_v1_WatchSignalsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_signal_v1_WatchSignalsResponse>;
  watchSignals(argument: _tocsin_signal_v1_WatchSignalsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_signal_v1_WatchSignalsResponse>;
  
}

export interface SignalServiceHandlers extends grpc.UntypedServiceImplementation {
  ExplainSignal: grpc.handleUnaryCall<_tocsin_signal_v1_ExplainSignalRequest, _tocsin_signal_v1_ExplainSignalResponseInput>;
  
  ListSignals: grpc.handleUnaryCall<_tocsin_signal_v1_ListSignalsRequest, _tocsin_signal_v1_ListSignalsResponseInput>;
  
  WatchSignals: grpc.handleServerStreamingCall<_tocsin_signal_v1_WatchSignalsRequest, _tocsin_signal_v1_WatchSignalsResponseInput>;
  
}

export interface SignalServiceDefinition extends grpc.ServiceDefinition {
  ExplainSignal: MethodDefinition<_tocsin_signal_v1_ExplainSignalRequestInput, _tocsin_signal_v1_ExplainSignalResponseInput, _tocsin_signal_v1_ExplainSignalRequest, _tocsin_signal_v1_ExplainSignalResponse>
  ListSignals: MethodDefinition<_tocsin_signal_v1_ListSignalsRequestInput, _tocsin_signal_v1_ListSignalsResponseInput, _tocsin_signal_v1_ListSignalsRequest, _tocsin_signal_v1_ListSignalsResponse>
  WatchSignals: MethodDefinition<_tocsin_signal_v1_WatchSignalsRequestInput, _tocsin_signal_v1_WatchSignalsResponseInput, _tocsin_signal_v1_WatchSignalsRequest, _tocsin_signal_v1_WatchSignalsResponse>
}
