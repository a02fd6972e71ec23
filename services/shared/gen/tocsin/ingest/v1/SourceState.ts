// Original file: tocsin/ingest/v1/ingest.proto

export const SourceState = {
  SOURCE_STATE_UNSPECIFIED: 'SOURCE_STATE_UNSPECIFIED',
  SOURCE_STATE_LIVE: 'SOURCE_STATE_LIVE',
  /**
   * Silent longer than its usual gap.
   */
  SOURCE_STATE_SILENT: 'SOURCE_STATE_SILENT',
  SOURCE_STATE_LAGGING: 'SOURCE_STATE_LAGGING',
  SOURCE_STATE_FAILED: 'SOURCE_STATE_FAILED',
  SOURCE_STATE_STARTING: 'SOURCE_STATE_STARTING',
  /**
   * A file that was read to its end.
   */
  SOURCE_STATE_FINISHED: 'SOURCE_STATE_FINISHED',
} as const;

export type SourceStateInput =
  | 'SOURCE_STATE_UNSPECIFIED'
  | 0
  | 'SOURCE_STATE_LIVE'
  | 1
  /**
   * Silent longer than its usual gap.
   */
  | 'SOURCE_STATE_SILENT'
  | 2
  | 'SOURCE_STATE_LAGGING'
  | 3
  | 'SOURCE_STATE_FAILED'
  | 4
  | 'SOURCE_STATE_STARTING'
  | 5
  /**
   * A file that was read to its end.
   */
  | 'SOURCE_STATE_FINISHED'
  | 6

export type SourceState = typeof SourceState[keyof typeof SourceState]
