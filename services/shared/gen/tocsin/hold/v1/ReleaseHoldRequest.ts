// Original file: tocsin/hold/v1/hold.proto


export interface ReleaseHoldRequestInput {
  'requestId'?: (string);
  'holdId'?: (string);
  'reason'?: (string);
  /**
   * Releases one post and keeps the hold. Nothing is ever released as a backlog.
   */
  'connector'?: (string);
  'postId'?: (string);
}

export interface ReleaseHoldRequest {
  'requestId': (string);
  'holdId': (string);
  'reason': (string);
  /**
   * Releases one post and keeps the hold. Nothing is ever released as a backlog.
   */
  'connector': (string);
  'postId': (string);
}
