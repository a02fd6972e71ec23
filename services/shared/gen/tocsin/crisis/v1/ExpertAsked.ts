// Original file: tocsin/crisis/v1/events.proto


export interface ExpertAskedInput {
  'questionId'?: (string);
  'subject'?: (string);
  'text'?: (string);
  'personId'?: (string);
  'deadlineMs'?: (number | string);
  'by'?: (string);
}

export interface ExpertAsked {
  'questionId': (string);
  'subject': (string);
  'text': (string);
  'personId': (string);
  'deadlineMs': (number);
  'by': (string);
}
