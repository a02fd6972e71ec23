// Original file: tocsin/mention/v1/mention.proto

/**
 * How a source publishes: live ones are windowed by event time, slow ones (feeds, alerts by mail) by append time.
 */
export const Timing = {
  TIMING_UNSPECIFIED: 'TIMING_UNSPECIFIED',
  TIMING_LIVE: 'TIMING_LIVE',
  TIMING_SLOW: 'TIMING_SLOW',
} as const;

/**
 * How a source publishes: live ones are windowed by event time, slow ones (feeds, alerts by mail) by append time.
 */
export type TimingInput =
  | 'TIMING_UNSPECIFIED'
  | 0
  | 'TIMING_LIVE'
  | 1
  | 'TIMING_SLOW'
  | 2

/**
 * How a source publishes: live ones are windowed by event time, slow ones (feeds, alerts by mail) by append time.
 */
export type Timing = typeof Timing[keyof typeof Timing]
