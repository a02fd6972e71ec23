// Original file: tocsin/signal/v1/signal.proto

import type { SignalInput as _tocsin_signal_v1_SignalInput, Signal as _tocsin_signal_v1_Signal } from '../../../tocsin/signal/v1/Signal.ts';

export interface ExplainSignalResponseInput {
  'signal'?: (_tocsin_signal_v1_SignalInput | null);
  /**
   * The arithmetic as lines of text.
   */
  'lines'?: (string)[];
}

export interface ExplainSignalResponse {
  'signal': (_tocsin_signal_v1_Signal | null);
  /**
   * The arithmetic as lines of text.
   */
  'lines': (string)[];
}
