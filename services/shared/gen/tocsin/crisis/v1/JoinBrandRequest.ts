// Original file: tocsin/crisis/v1/crisis.proto


export interface JoinBrandRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'brandId'?: (string);
}

export interface JoinBrandRequest {
  'requestId': (string);
  'crisisId': (string);
  'brandId': (string);
}
