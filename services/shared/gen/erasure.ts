import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { AuthorHashInput as _tocsin_erasure_v1_AuthorHashInput, AuthorHash as _tocsin_erasure_v1_AuthorHash } from './tocsin/erasure/v1/AuthorHash.ts';
import type { AuthorServiceClient as _tocsin_erasure_v1_AuthorServiceClient, AuthorServiceDefinition as _tocsin_erasure_v1_AuthorServiceDefinition } from './tocsin/erasure/v1/AuthorService.ts';
import type { EraseAuthorRequestInput as _tocsin_erasure_v1_EraseAuthorRequestInput, EraseAuthorRequest as _tocsin_erasure_v1_EraseAuthorRequest } from './tocsin/erasure/v1/EraseAuthorRequest.ts';
import type { EraseAuthorResponseInput as _tocsin_erasure_v1_EraseAuthorResponseInput, EraseAuthorResponse as _tocsin_erasure_v1_EraseAuthorResponse } from './tocsin/erasure/v1/EraseAuthorResponse.ts';
import type { ErasureInput as _tocsin_erasure_v1_ErasureInput, Erasure as _tocsin_erasure_v1_Erasure } from './tocsin/erasure/v1/Erasure.ts';
import type { ErasureAskedInput as _tocsin_erasure_v1_ErasureAskedInput, ErasureAsked as _tocsin_erasure_v1_ErasureAsked } from './tocsin/erasure/v1/ErasureAsked.ts';
import type { ErasureCountedInput as _tocsin_erasure_v1_ErasureCountedInput, ErasureCounted as _tocsin_erasure_v1_ErasureCounted } from './tocsin/erasure/v1/ErasureCounted.ts';
import type { ErasureDoneInput as _tocsin_erasure_v1_ErasureDoneInput, ErasureDone as _tocsin_erasure_v1_ErasureDone } from './tocsin/erasure/v1/ErasureDone.ts';
import type { ErasureRecordInput as _tocsin_erasure_v1_ErasureRecordInput, ErasureRecord as _tocsin_erasure_v1_ErasureRecord } from './tocsin/erasure/v1/ErasureRecord.ts';
import type { ErasureServiceClient as _tocsin_erasure_v1_ErasureServiceClient, ErasureServiceDefinition as _tocsin_erasure_v1_ErasureServiceDefinition } from './tocsin/erasure/v1/ErasureService.ts';
import type { GetErasureRequestInput as _tocsin_erasure_v1_GetErasureRequestInput, GetErasureRequest as _tocsin_erasure_v1_GetErasureRequest } from './tocsin/erasure/v1/GetErasureRequest.ts';
import type { GetErasureResponseInput as _tocsin_erasure_v1_GetErasureResponseInput, GetErasureResponse as _tocsin_erasure_v1_GetErasureResponse } from './tocsin/erasure/v1/GetErasureResponse.ts';
import type { HashAuthorRequestInput as _tocsin_erasure_v1_HashAuthorRequestInput, HashAuthorRequest as _tocsin_erasure_v1_HashAuthorRequest } from './tocsin/erasure/v1/HashAuthorRequest.ts';
import type { HashAuthorResponseInput as _tocsin_erasure_v1_HashAuthorResponseInput, HashAuthorResponse as _tocsin_erasure_v1_HashAuthorResponse } from './tocsin/erasure/v1/HashAuthorResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    erasure: {
      v1: {
        AuthorHash: MessageTypeDefinition<_tocsin_erasure_v1_AuthorHashInput, _tocsin_erasure_v1_AuthorHash>
        /**
         * Of ingest.
         */
        AuthorService: SubtypeConstructor<typeof grpc.Client, _tocsin_erasure_v1_AuthorServiceClient> & { service: _tocsin_erasure_v1_AuthorServiceDefinition }
        EraseAuthorRequest: MessageTypeDefinition<_tocsin_erasure_v1_EraseAuthorRequestInput, _tocsin_erasure_v1_EraseAuthorRequest>
        EraseAuthorResponse: MessageTypeDefinition<_tocsin_erasure_v1_EraseAuthorResponseInput, _tocsin_erasure_v1_EraseAuthorResponse>
        Erasure: MessageTypeDefinition<_tocsin_erasure_v1_ErasureInput, _tocsin_erasure_v1_Erasure>
        ErasureAsked: MessageTypeDefinition<_tocsin_erasure_v1_ErasureAskedInput, _tocsin_erasure_v1_ErasureAsked>
        ErasureCounted: MessageTypeDefinition<_tocsin_erasure_v1_ErasureCountedInput, _tocsin_erasure_v1_ErasureCounted>
        ErasureDone: MessageTypeDefinition<_tocsin_erasure_v1_ErasureDoneInput, _tocsin_erasure_v1_ErasureDone>
        ErasureRecord: MessageTypeDefinition<_tocsin_erasure_v1_ErasureRecordInput, _tocsin_erasure_v1_ErasureRecord>
        /**
         * For admins whose token covers all brands.
         */
        ErasureService: SubtypeConstructor<typeof grpc.Client, _tocsin_erasure_v1_ErasureServiceClient> & { service: _tocsin_erasure_v1_ErasureServiceDefinition }
        GetErasureRequest: MessageTypeDefinition<_tocsin_erasure_v1_GetErasureRequestInput, _tocsin_erasure_v1_GetErasureRequest>
        GetErasureResponse: MessageTypeDefinition<_tocsin_erasure_v1_GetErasureResponseInput, _tocsin_erasure_v1_GetErasureResponse>
        HashAuthorRequest: MessageTypeDefinition<_tocsin_erasure_v1_HashAuthorRequestInput, _tocsin_erasure_v1_HashAuthorRequest>
        HashAuthorResponse: MessageTypeDefinition<_tocsin_erasure_v1_HashAuthorResponseInput, _tocsin_erasure_v1_HashAuthorResponse>
      }
    }
  }
}

