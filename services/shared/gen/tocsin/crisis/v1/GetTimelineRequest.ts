// Original file: tocsin/crisis/v1/crisis.proto


export interface GetTimelineRequestInput {
  'crisisId'?: (string);
  'afterSeq'?: (number);
  'limit'?: (number);
}

export interface GetTimelineRequest {
  'crisisId': (string);
  'afterSeq': (number);
  'limit': (number);
}
