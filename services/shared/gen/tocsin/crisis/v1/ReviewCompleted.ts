// Original file: tocsin/crisis/v1/events.proto


export interface ReviewCompletedInput {
  'personId'?: (string);
  'lessons'?: (string);
}

export interface ReviewCompleted {
  'personId': (string);
  'lessons': (string);
}
