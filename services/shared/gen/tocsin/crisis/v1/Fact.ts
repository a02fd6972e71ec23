// Original file: tocsin/crisis/v1/crisis.proto


export interface FactInput {
  'questionId'?: (string);
  'subject'?: (string);
  'question'?: (string);
  'fact'?: (string);
  'personId'?: (string);
  'deadlineMs'?: (number | string);
}

export interface Fact {
  'questionId': (string);
  'subject': (string);
  'question': (string);
  'fact': (string);
  'personId': (string);
  'deadlineMs': (number);
}
