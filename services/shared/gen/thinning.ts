import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { ThinningRangeInput as _tocsin_sentiment_v1_ThinningRangeInput, ThinningRange as _tocsin_sentiment_v1_ThinningRange } from './tocsin/sentiment/v1/ThinningRange.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    sentiment: {
      v1: {
        ThinningRange: MessageTypeDefinition<_tocsin_sentiment_v1_ThinningRangeInput, _tocsin_sentiment_v1_ThinningRange>
      }
    }
  }
}

