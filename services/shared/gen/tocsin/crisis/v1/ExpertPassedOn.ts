// Original file: tocsin/crisis/v1/events.proto


export interface ExpertPassedOnInput {
  'questionId'?: (string);
  'personId'?: (string);
  'deadlineMs'?: (number | string);
  'reason'?: (string);
}

export interface ExpertPassedOn {
  'questionId': (string);
  'personId': (string);
  'deadlineMs': (number);
  'reason': (string);
}
