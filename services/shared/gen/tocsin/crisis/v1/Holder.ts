// Original file: tocsin/crisis/v1/crisis.proto


export interface HolderInput {
  'roleId'?: (string);
  'personId'?: (string);
  /**
   * The rule of the playbook that says so, in words.
   */
  'because'?: (string);
  'next'?: (string)[];
}

export interface Holder {
  'roleId': (string);
  'personId': (string);
  /**
   * The rule of the playbook that says so, in words.
   */
  'because': (string);
  'next': (string)[];
}
