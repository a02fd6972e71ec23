// Original file: tocsin/playbook/v1/playbook.proto


export interface PlaybookVersionInput {
  'version'?: (number);
  'appliedAtMs'?: (number | string);
  'appliedBy'?: (string);
  'reason'?: (string);
  'current'?: (boolean);
}

export interface PlaybookVersion {
  'version': (number);
  'appliedAtMs': (number);
  'appliedBy': (string);
  'reason': (string);
  'current': (boolean);
}
