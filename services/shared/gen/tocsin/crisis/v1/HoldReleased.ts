// Original file: tocsin/crisis/v1/events.proto


export interface HoldReleasedInput {
  'holdId'?: (string);
  'personId'?: (string);
  'reason'?: (string);
}

export interface HoldReleased {
  'holdId': (string);
  'personId': (string);
  'reason': (string);
}
