// Original file: tocsin/playbook/v1/playbook.proto


export interface RollbackPlaybookRequestInput {
  'requestId'?: (string);
  /**
   * A new version is made from the texts of this one.
   */
  'toVersion'?: (number);
  'reason'?: (string);
}

export interface RollbackPlaybookRequest {
  'requestId': (string);
  /**
   * A new version is made from the texts of this one.
   */
  'toVersion': (number);
  'reason': (string);
}
