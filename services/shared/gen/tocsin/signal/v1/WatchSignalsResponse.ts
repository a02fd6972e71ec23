// Original file: tocsin/signal/v1/signal.proto

import type { SignalInput as _tocsin_signal_v1_SignalInput, Signal as _tocsin_signal_v1_Signal } from '../../../tocsin/signal/v1/Signal.ts';

export interface WatchSignalsResponseInput {
  'signal'?: (_tocsin_signal_v1_SignalInput | null);
  'heartbeat'?: (boolean);
  'resumeToken'?: (string);
}

export interface WatchSignalsResponse {
  'signal': (_tocsin_signal_v1_Signal | null);
  'heartbeat': (boolean);
  'resumeToken': (string);
}
