// Original file: tocsin/crisis/v1/crisis.proto


export interface AskExpertRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'subject'?: (string);
  'text'?: (string);
}

export interface AskExpertRequest {
  'requestId': (string);
  'crisisId': (string);
  'subject': (string);
  'text': (string);
}
