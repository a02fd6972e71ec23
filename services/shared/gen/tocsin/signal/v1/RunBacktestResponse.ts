// Original file: tocsin/signal/v1/signal.proto

import type { SignalInput as _tocsin_signal_v1_SignalInput, Signal as _tocsin_signal_v1_Signal } from '../../../tocsin/signal/v1/Signal.ts';

export interface RunBacktestResponseInput {
  'signals'?: (_tocsin_signal_v1_SignalInput)[];
  'mentions'?: (number | string);
  'foldedFromMs'?: (number | string);
  'foldedToMs'?: (number | string);
}

export interface RunBacktestResponse {
  'signals': (_tocsin_signal_v1_Signal)[];
  'mentions': (number);
  'foldedFromMs': (number);
  'foldedToMs': (number);
}
