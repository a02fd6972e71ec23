// Original file: tocsin/crisis/v1/crisis.proto


export interface PreviewConfirmationRequestInput {
  'crisisId'?: (string);
  'scenarioId'?: (string);
}

export interface PreviewConfirmationRequest {
  'crisisId': (string);
  'scenarioId': (string);
}
