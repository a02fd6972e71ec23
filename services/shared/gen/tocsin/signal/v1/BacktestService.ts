// Original file: tocsin/signal/v1/signal.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { RunBacktestRequestInput as _tocsin_signal_v1_RunBacktestRequestInput, RunBacktestRequest as _tocsin_signal_v1_RunBacktestRequest } from '../../../tocsin/signal/v1/RunBacktestRequest.ts';
import type { RunBacktestResponseInput as _tocsin_signal_v1_RunBacktestResponseInput, RunBacktestResponse as _tocsin_signal_v1_RunBacktestResponse } from '../../../tocsin/signal/v1/RunBacktestResponse.ts';

export interface BacktestServiceClient extends grpc.Client {
  /**
   * Runs the very fold and detector over the log's history with the given rules.
   */
  RunBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  RunBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  RunBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  RunBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  /**
   * Runs the very fold and detector over the log's history with the given rules.
   */
  runBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  runBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  runBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  runBacktest(argument: _tocsin_signal_v1_RunBacktestRequestInput, callback: grpc.requestCallback<_tocsin_signal_v1_RunBacktestResponse>): grpc.ClientUnaryCall;
  
}

export interface BacktestServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Runs the very fold and detector over the log's history with the given rules.
   */
  RunBacktest: grpc.handleUnaryCall<_tocsin_signal_v1_RunBacktestRequest, _tocsin_signal_v1_RunBacktestResponseInput>;
  
}

export interface BacktestServiceDefinition extends grpc.ServiceDefinition {
  RunBacktest: MethodDefinition<_tocsin_signal_v1_RunBacktestRequestInput, _tocsin_signal_v1_RunBacktestResponseInput, _tocsin_signal_v1_RunBacktestRequest, _tocsin_signal_v1_RunBacktestResponse>
}
