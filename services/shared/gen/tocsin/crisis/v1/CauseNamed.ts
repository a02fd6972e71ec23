// Original file: tocsin/crisis/v1/events.proto


export interface CauseNamedInput {
  'text'?: (string);
  'ownerId'?: (string);
  'by'?: (string);
}

export interface CauseNamed {
  'text': (string);
  'ownerId': (string);
  'by': (string);
}
