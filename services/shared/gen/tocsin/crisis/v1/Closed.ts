// Original file: tocsin/crisis/v1/events.proto


export interface ClosedInput {
  'personId'?: (string);
  'reason'?: (string);
}

export interface Closed {
  'personId': (string);
  'reason': (string);
}
