// Original file: tocsin/crisis/v1/events.proto


export interface HoldReviewDueInput {
  'holdId'?: (string);
  'nextReviewByMs'?: (number | string);
}

export interface HoldReviewDue {
  'holdId': (string);
  'nextReviewByMs': (number);
}
