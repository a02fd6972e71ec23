// Original file: tocsin/playbook/v1/playbook.proto


export interface GetPlaybookRequestInput {
  /**
   * 0 means the current one.
   */
  'version'?: (number);
}

export interface GetPlaybookRequest {
  /**
   * 0 means the current one.
   */
  'version': (number);
}
