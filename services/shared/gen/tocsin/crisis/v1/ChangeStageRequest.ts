// Original file: tocsin/crisis/v1/crisis.proto


export interface ChangeStageRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'stageId'?: (string);
  'reason'?: (string);
}

export interface ChangeStageRequest {
  'requestId': (string);
  'crisisId': (string);
  'stageId': (string);
  'reason': (string);
}
