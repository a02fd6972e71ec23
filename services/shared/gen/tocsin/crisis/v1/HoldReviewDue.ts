// Original file: tocsin/crisis/v1/events.proto


export interface HoldReviewDueInput {
  'holdId'?: (string);
}

export interface HoldReviewDue {
  'holdId': (string);
}
