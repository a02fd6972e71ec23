// Original file: tocsin/crisis/v1/events.proto


export interface CauseRemovedInput {
  'by'?: (string);
  'note'?: (string);
}

export interface CauseRemoved {
  'by': (string);
  'note': (string);
}
