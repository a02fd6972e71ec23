// Original file: tocsin/crisis/v1/crisis.proto


export interface WatchCrisisRequestInput {
  /**
   * Empty means all crises.
   */
  'crisisId'?: (string);
  'resumeToken'?: (string);
}

export interface WatchCrisisRequest {
  /**
   * Empty means all crises.
   */
  'crisisId': (string);
  'resumeToken': (string);
}
