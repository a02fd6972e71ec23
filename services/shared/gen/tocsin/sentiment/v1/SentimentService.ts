// Original file: tocsin/sentiment/v1/sentiment.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ScoreRequestInput as _tocsin_sentiment_v1_ScoreRequestInput, ScoreRequest as _tocsin_sentiment_v1_ScoreRequest } from '../../../tocsin/sentiment/v1/ScoreRequest.ts';
import type { ScoreResponseInput as _tocsin_sentiment_v1_ScoreResponseInput, ScoreResponse as _tocsin_sentiment_v1_ScoreResponse } from '../../../tocsin/sentiment/v1/ScoreResponse.ts';

export interface SentimentServiceClient extends grpc.Client {
  /**
   * Scores come back in the order of the items.
   */
  Score(argument: _tocsin_sentiment_v1_ScoreRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  Score(argument: _tocsin_sentiment_v1_ScoreRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  Score(argument: _tocsin_sentiment_v1_ScoreRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  Score(argument: _tocsin_sentiment_v1_ScoreRequestInput, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  /**
   * Scores come back in the order of the items.
   */
  score(argument: _tocsin_sentiment_v1_ScoreRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  score(argument: _tocsin_sentiment_v1_ScoreRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  score(argument: _tocsin_sentiment_v1_ScoreRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  score(argument: _tocsin_sentiment_v1_ScoreRequestInput, callback: grpc.requestCallback<_tocsin_sentiment_v1_ScoreResponse>): grpc.ClientUnaryCall;
  
}

export interface SentimentServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Scores come back in the order of the items.
   */
  Score: grpc.handleUnaryCall<_tocsin_sentiment_v1_ScoreRequest, _tocsin_sentiment_v1_ScoreResponseInput>;
  
}

export interface SentimentServiceDefinition extends grpc.ServiceDefinition {
  Score: MethodDefinition<_tocsin_sentiment_v1_ScoreRequestInput, _tocsin_sentiment_v1_ScoreResponseInput, _tocsin_sentiment_v1_ScoreRequest, _tocsin_sentiment_v1_ScoreResponse>
}
