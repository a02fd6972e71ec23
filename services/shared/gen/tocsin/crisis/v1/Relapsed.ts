// Original file: tocsin/crisis/v1/events.proto


export interface RelapsedInput {
  'by'?: (string);
  'reason'?: (string);
}

export interface Relapsed {
  'by': (string);
  'reason': (string);
}
