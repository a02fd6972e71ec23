// Original file: tocsin/erasure/v1/erasure.proto


export interface HashAuthorRequestInput {
  'source'?: (string);
  'author'?: (string);
}

export interface HashAuthorRequest {
  'source': (string);
  'author': (string);
}
