// Original file: tocsin/crisis/v1/crisis.proto


export interface CompleteReviewRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'lessons'?: (string);
}

export interface CompleteReviewRequest {
  'requestId': (string);
  'crisisId': (string);
  'lessons': (string);
}
