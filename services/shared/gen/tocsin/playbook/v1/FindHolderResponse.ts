// Original file: tocsin/playbook/v1/playbook.proto


export interface FindHolderResponseInput {
  /**
   * Empty when nobody holds it.
   */
  'personId'?: (string);
  'name'?: (string);
  'because'?: (string);
  'next'?: (string)[];
  'untilMs'?: (number | string);
}

export interface FindHolderResponse {
  /**
   * Empty when nobody holds it.
   */
  'personId': (string);
  'name': (string);
  'because': (string);
  'next': (string)[];
  'untilMs': (number);
}
