// Original file: tocsin/crisis/v1/crisis.proto


export interface AcknowledgeRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
}

export interface AcknowledgeRequest {
  'requestId': (string);
  'crisisId': (string);
}
