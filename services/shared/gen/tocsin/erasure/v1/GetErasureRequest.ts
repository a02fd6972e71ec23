// Original file: tocsin/erasure/v1/erasure.proto


export interface GetErasureRequestInput {
  'erasureId'?: (string);
}

export interface GetErasureRequest {
  'erasureId': (string);
}
