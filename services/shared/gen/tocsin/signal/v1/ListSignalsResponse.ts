// Original file: tocsin/signal/v1/signal.proto

import type { SignalInput as _tocsin_signal_v1_SignalInput, Signal as _tocsin_signal_v1_Signal } from '../../../tocsin/signal/v1/Signal.ts';

export interface ListSignalsResponseInput {
  'signals'?: (_tocsin_signal_v1_SignalInput)[];
}

export interface ListSignalsResponse {
  'signals': (_tocsin_signal_v1_Signal)[];
}
