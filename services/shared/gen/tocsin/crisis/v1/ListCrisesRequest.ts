// Original file: tocsin/crisis/v1/crisis.proto


export interface ListCrisesRequestInput {
  'brandId'?: (string);
  'openOnly'?: (boolean);
  'limit'?: (number);
}

export interface ListCrisesRequest {
  'brandId': (string);
  'openOnly': (boolean);
  'limit': (number);
}
