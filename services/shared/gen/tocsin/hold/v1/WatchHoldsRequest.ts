// Original file: tocsin/hold/v1/hold.proto


export interface WatchHoldsRequestInput {
  'brandIds'?: (string)[];
  'resumeToken'?: (string);
}

export interface WatchHoldsRequest {
  'brandIds': (string)[];
  'resumeToken': (string);
}
