// Original file: tocsin/playbook/v1/playbook.proto


export interface FindHolderRequestInput {
  'roleId'?: (string);
  'brandId'?: (string);
  /**
   * 0 means now.
   */
  'atMs'?: (number | string);
}

export interface FindHolderRequest {
  'roleId': (string);
  'brandId': (string);
  /**
   * 0 means now.
   */
  'atMs': (number);
}
