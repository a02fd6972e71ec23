// Original file: tocsin/crisis/v1/crisis.proto


export interface FlagConcernResponseInput {
  'flagId'?: (string);
}

export interface FlagConcernResponse {
  'flagId': (string);
}
