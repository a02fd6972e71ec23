// Original file: tocsin/signal/v1/signal.proto

export const SignalState = {
  SIGNAL_STATE_UNSPECIFIED: 'SIGNAL_STATE_UNSPECIFIED',
  SIGNAL_STATE_OPEN: 'SIGNAL_STATE_OPEN',
  SIGNAL_STATE_CLOSED: 'SIGNAL_STATE_CLOSED',
} as const;

export type SignalStateInput =
  | 'SIGNAL_STATE_UNSPECIFIED'
  | 0
  | 'SIGNAL_STATE_OPEN'
  | 1
  | 'SIGNAL_STATE_CLOSED'
  | 2

export type SignalState = typeof SignalState[keyof typeof SignalState]
