// Original file: tocsin/hold/v1/hold.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckHoldRequestInput as _tocsin_hold_v1_CheckHoldRequestInput, CheckHoldRequest as _tocsin_hold_v1_CheckHoldRequest } from '../../../tocsin/hold/v1/CheckHoldRequest.ts';
import type { CheckHoldResponseInput as _tocsin_hold_v1_CheckHoldResponseInput, CheckHoldResponse as _tocsin_hold_v1_CheckHoldResponse } from '../../../tocsin/hold/v1/CheckHoldResponse.ts';
import type { ReleaseHoldRequestInput as _tocsin_hold_v1_ReleaseHoldRequestInput, ReleaseHoldRequest as _tocsin_hold_v1_ReleaseHoldRequest } from '../../../tocsin/hold/v1/ReleaseHoldRequest.ts';
import type { ReleaseHoldResponseInput as _tocsin_hold_v1_ReleaseHoldResponseInput, ReleaseHoldResponse as _tocsin_hold_v1_ReleaseHoldResponse } from '../../../tocsin/hold/v1/ReleaseHoldResponse.ts';
import type { ReportEnforcementRequestInput as _tocsin_hold_v1_ReportEnforcementRequestInput, ReportEnforcementRequest as _tocsin_hold_v1_ReportEnforcementRequest } from '../../../tocsin/hold/v1/ReportEnforcementRequest.ts';
import type { ReportEnforcementResponseInput as _tocsin_hold_v1_ReportEnforcementResponseInput, ReportEnforcementResponse as _tocsin_hold_v1_ReportEnforcementResponse } from '../../../tocsin/hold/v1/ReportEnforcementResponse.ts';
import type { StartHoldRequestInput as _tocsin_hold_v1_StartHoldRequestInput, StartHoldRequest as _tocsin_hold_v1_StartHoldRequest } from '../../../tocsin/hold/v1/StartHoldRequest.ts';
import type { StartHoldResponseInput as _tocsin_hold_v1_StartHoldResponseInput, StartHoldResponse as _tocsin_hold_v1_StartHoldResponse } from '../../../tocsin/hold/v1/StartHoldResponse.ts';
import type { WatchHoldsRequestInput as _tocsin_hold_v1_WatchHoldsRequestInput, WatchHoldsRequest as _tocsin_hold_v1_WatchHoldsRequest } from '../../../tocsin/hold/v1/WatchHoldsRequest.ts';
import type { WatchHoldsResponseInput as _tocsin_hold_v1_WatchHoldsResponseInput, WatchHoldsResponse as _tocsin_hold_v1_WatchHoldsResponse } from '../../../tocsin/hold/v1/WatchHoldsResponse.ts';

export interface HoldServiceClient extends grpc.Client {
  /**
   * Reads to the end of the log before it answers; UNAVAILABLE when it cannot within 3 s.
   */
  CheckHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  CheckHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  CheckHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  CheckHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  /**
   * Reads to the end of the log before it answers; UNAVAILABLE when it cannot within 3 s.
   */
  checkHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  checkHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  checkHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  checkHold(argument: _tocsin_hold_v1_CheckHoldRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_CheckHoldResponse>): grpc.ClientUnaryCall;
  
  ReleaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  ReleaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  ReleaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  ReleaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  releaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  releaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  releaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  releaseHold(argument: _tocsin_hold_v1_ReleaseHoldRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_ReleaseHoldResponse>): grpc.ClientUnaryCall;
  
  ReportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  ReportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  ReportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  ReportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  reportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  reportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  reportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  reportEnforcement(argument: _tocsin_hold_v1_ReportEnforcementRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_ReportEnforcementResponse>): grpc.ClientUnaryCall;
  
  StartHold(argument: _tocsin_hold_v1_StartHoldRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  StartHold(argument: _tocsin_hold_v1_StartHoldRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  StartHold(argument: _tocsin_hold_v1_StartHoldRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  StartHold(argument: _tocsin_hold_v1_StartHoldRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  startHold(argument: _tocsin_hold_v1_StartHoldRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  startHold(argument: _tocsin_hold_v1_StartHoldRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  startHold(argument: _tocsin_hold_v1_StartHoldRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  startHold(argument: _tocsin_hold_v1_StartHoldRequestInput, callback: grpc.requestCallback<_tocsin_hold_v1_StartHoldResponse>): grpc.ClientUnaryCall;
  
  WatchHolds(argument: _tocsin_hold_v1_WatchHoldsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_hold_v1_WatchHoldsResponse>;
  WatchHolds(argument: _tocsin_hold_v1_WatchHoldsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_hold_v1_WatchHoldsResponse>;
  watchHolds(argument: _tocsin_hold_v1_WatchHoldsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_hold_v1_WatchHoldsResponse>;
  watchHolds(argument: _tocsin_hold_v1_WatchHoldsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_hold_v1_WatchHoldsResponse>;
  
}

export interface HoldServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Reads to the end of the log before it answers; UNAVAILABLE when it cannot within 3 s.
   */
  CheckHold: grpc.handleUnaryCall<_tocsin_hold_v1_CheckHoldRequest, _tocsin_hold_v1_CheckHoldResponseInput>;
  
  ReleaseHold: grpc.handleUnaryCall<_tocsin_hold_v1_ReleaseHoldRequest, _tocsin_hold_v1_ReleaseHoldResponseInput>;
  
  ReportEnforcement: grpc.handleUnaryCall<_tocsin_hold_v1_ReportEnforcementRequest, _tocsin_hold_v1_ReportEnforcementResponseInput>;
  
  StartHold: grpc.handleUnaryCall<_tocsin_hold_v1_StartHoldRequest, _tocsin_hold_v1_StartHoldResponseInput>;
  
  WatchHolds: grpc.handleServerStreamingCall<_tocsin_hold_v1_WatchHoldsRequest, _tocsin_hold_v1_WatchHoldsResponseInput>;
  
}

export interface HoldServiceDefinition extends grpc.ServiceDefinition {
  CheckHold: MethodDefinition<_tocsin_hold_v1_CheckHoldRequestInput, _tocsin_hold_v1_CheckHoldResponseInput, _tocsin_hold_v1_CheckHoldRequest, _tocsin_hold_v1_CheckHoldResponse>
  ReleaseHold: MethodDefinition<_tocsin_hold_v1_ReleaseHoldRequestInput, _tocsin_hold_v1_ReleaseHoldResponseInput, _tocsin_hold_v1_ReleaseHoldRequest, _tocsin_hold_v1_ReleaseHoldResponse>
  ReportEnforcement: MethodDefinition<_tocsin_hold_v1_ReportEnforcementRequestInput, _tocsin_hold_v1_ReportEnforcementResponseInput, _tocsin_hold_v1_ReportEnforcementRequest, _tocsin_hold_v1_ReportEnforcementResponse>
  StartHold: MethodDefinition<_tocsin_hold_v1_StartHoldRequestInput, _tocsin_hold_v1_StartHoldResponseInput, _tocsin_hold_v1_StartHoldRequest, _tocsin_hold_v1_StartHoldResponse>
  WatchHolds: MethodDefinition<_tocsin_hold_v1_WatchHoldsRequestInput, _tocsin_hold_v1_WatchHoldsResponseInput, _tocsin_hold_v1_WatchHoldsRequest, _tocsin_hold_v1_WatchHoldsResponse>
}
