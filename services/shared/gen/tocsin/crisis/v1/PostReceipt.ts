// Original file: tocsin/crisis/v1/events.proto

import type { PostStateInput as _tocsin_crisis_v1_PostStateInput, PostState as _tocsin_crisis_v1_PostState } from '../../../tocsin/crisis/v1/PostState.ts';

export interface PostReceiptInput {
  'postId'?: (string);
  'title'?: (string);
  'state'?: (_tocsin_crisis_v1_PostStateInput);
  'scheduledForMs'?: (number | string);
  'url'?: (string);
}

export interface PostReceipt {
  'postId': (string);
  'title': (string);
  'state': (_tocsin_crisis_v1_PostState);
  'scheduledForMs': (number);
  'url': (string);
}
