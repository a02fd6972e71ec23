// Original file: tocsin/crisis/v1/events.proto


export interface QuestionPassedOnInput {
  'round'?: (number);
  'asked'?: (string)[];
  'questionDeadlineMs'?: (number | string);
  'reason'?: (string);
  'link'?: (number);
}

export interface QuestionPassedOn {
  'round': (number);
  'asked': (string)[];
  'questionDeadlineMs': (number);
  'reason': (string);
  'link': (number);
}
