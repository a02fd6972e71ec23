import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { MentionServiceClient as _tocsin_ingest_v1_MentionServiceClient, MentionServiceDefinition as _tocsin_ingest_v1_MentionServiceDefinition } from './tocsin/ingest/v1/MentionService.ts';
import type { PostInput as _tocsin_ingest_v1_PostInput, Post as _tocsin_ingest_v1_Post } from './tocsin/ingest/v1/Post.ts';
import type { PublishRequestInput as _tocsin_ingest_v1_PublishRequestInput, PublishRequest as _tocsin_ingest_v1_PublishRequest } from './tocsin/ingest/v1/PublishRequest.ts';
import type { PublishResponseInput as _tocsin_ingest_v1_PublishResponseInput, PublishResponse as _tocsin_ingest_v1_PublishResponse } from './tocsin/ingest/v1/PublishResponse.ts';
import type { SourceCursorInput as _tocsin_ingest_v1_SourceCursorInput, SourceCursor as _tocsin_ingest_v1_SourceCursor } from './tocsin/ingest/v1/SourceCursor.ts';
import type { SourceHealthInput as _tocsin_ingest_v1_SourceHealthInput, SourceHealth as _tocsin_ingest_v1_SourceHealth } from './tocsin/ingest/v1/SourceHealth.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    ingest: {
      v1: {
        MentionService: SubtypeConstructor<typeof grpc.Client, _tocsin_ingest_v1_MentionServiceClient> & { service: _tocsin_ingest_v1_MentionServiceDefinition }
        Post: MessageTypeDefinition<_tocsin_ingest_v1_PostInput, _tocsin_ingest_v1_Post>
        PublishOutcome: EnumTypeDefinition
        PublishRequest: MessageTypeDefinition<_tocsin_ingest_v1_PublishRequestInput, _tocsin_ingest_v1_PublishRequest>
        PublishResponse: MessageTypeDefinition<_tocsin_ingest_v1_PublishResponseInput, _tocsin_ingest_v1_PublishResponse>
        SourceCursor: MessageTypeDefinition<_tocsin_ingest_v1_SourceCursorInput, _tocsin_ingest_v1_SourceCursor>
        SourceHealth: MessageTypeDefinition<_tocsin_ingest_v1_SourceHealthInput, _tocsin_ingest_v1_SourceHealth>
        SourceState: EnumTypeDefinition
      }
    }
  }
}

