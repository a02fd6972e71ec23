// Original file: tocsin/crisis/v1/events.proto


export interface UpdatePostedInput {
  'personId'?: (string);
  'text'?: (string);
  'nextUpdateDueMs'?: (number | string);
}

export interface UpdatePosted {
  'personId': (string);
  'text': (string);
  'nextUpdateDueMs': (number);
}
