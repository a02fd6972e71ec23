// Original file: tocsin/crisis/v1/crisis.proto


export interface AcknowledgementStateInput {
  'personId'?: (string);
  'acknowledged'?: (boolean);
  'lapsed'?: (boolean);
  'atMs'?: (number | string);
}

export interface AcknowledgementState {
  'personId': (string);
  'acknowledged': (boolean);
  'lapsed': (boolean);
  'atMs': (number);
}
