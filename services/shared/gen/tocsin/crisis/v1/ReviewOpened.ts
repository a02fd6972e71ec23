// Original file: tocsin/crisis/v1/events.proto


export interface ReviewOpenedInput {
  'dueMs'?: (number | string);
}

export interface ReviewOpened {
  'dueMs': (number);
}
