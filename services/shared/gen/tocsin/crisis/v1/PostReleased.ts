// Original file: tocsin/crisis/v1/events.proto


export interface PostReleasedInput {
  'holdId'?: (string);
  'connector'?: (string);
  'postId'?: (string);
  'personId'?: (string);
}

export interface PostReleased {
  'holdId': (string);
  'connector': (string);
  'postId': (string);
  'personId': (string);
}
