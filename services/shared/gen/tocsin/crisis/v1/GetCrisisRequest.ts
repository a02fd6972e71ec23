// Original file: tocsin/crisis/v1/crisis.proto


export interface GetCrisisRequestInput {
  'crisisId'?: (string);
}

export interface GetCrisisRequest {
  'crisisId': (string);
}
