// Original file: tocsin/crisis/v1/crisis.proto


export interface WatchBrandsRequestInput {
  'brandIds'?: (string)[];
  'resumeToken'?: (string);
}

export interface WatchBrandsRequest {
  'brandIds': (string)[];
  'resumeToken': (string);
}
