// Original file: tocsin/crisis/v1/crisis.proto


export interface PostUpdateRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'text'?: (string);
}

export interface PostUpdateRequest {
  'requestId': (string);
  'crisisId': (string);
  'text': (string);
}
