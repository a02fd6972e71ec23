// Original file: tocsin/crisis/v1/crisis.proto


export interface DescribeLinkRequestInput {
  'token'?: (string);
}

export interface DescribeLinkRequest {
  'token': (string);
}
