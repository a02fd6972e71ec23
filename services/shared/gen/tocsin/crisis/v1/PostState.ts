// Original file: tocsin/crisis/v1/events.proto

export const PostState = {
  POST_STATE_UNSPECIFIED: 'POST_STATE_UNSPECIFIED',
  POST_STATE_HELD: 'POST_STATE_HELD',
  POST_STATE_OUT: 'POST_STATE_OUT',
  POST_STATE_RELEASED: 'POST_STATE_RELEASED',
  POST_STATE_UNKNOWN: 'POST_STATE_UNKNOWN',
} as const;

export type PostStateInput =
  | 'POST_STATE_UNSPECIFIED'
  | 0
  | 'POST_STATE_HELD'
  | 1
  | 'POST_STATE_OUT'
  | 2
  | 'POST_STATE_RELEASED'
  | 3
  | 'POST_STATE_UNKNOWN'
  | 4

export type PostState = typeof PostState[keyof typeof PostState]
