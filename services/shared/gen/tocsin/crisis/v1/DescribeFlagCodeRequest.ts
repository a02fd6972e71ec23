// Original file: tocsin/crisis/v1/crisis.proto


export interface DescribeFlagCodeRequestInput {
  'code'?: (string);
}

export interface DescribeFlagCodeRequest {
  'code': (string);
}
