// Original file: tocsin/aggregator/v1/state.proto

import type { SignalInput as _tocsin_signal_v1_SignalInput, Signal as _tocsin_signal_v1_Signal } from '../../../tocsin/signal/v1/Signal.ts';

export interface RuleStateInput {
  'ruleId'?: (string);
  /**
   * Evaluations in a row that fired, and when the next one counts.
   */
  'streak'?: (number);
  'nextEvaluationMs'?: (number | string);
  'belowSinceMs'?: (number | string);
  'coolDownUntilMs'?: (number | string);
  /**
   * The open episode as last published; absent while none is open.
   */
  'signal'?: (_tocsin_signal_v1_SignalInput | null);
  /**
   * The rule is gone from the configuration; the episode closes at the next evaluation.
   */
  'retired'?: (boolean);
  'openedAtMs'?: (number | string);
  'updatedAtMs'?: (number | string);
  /**
   * The figures last told.
   */
  'toldShare'?: (number | string);
  'toldMentions'?: (number | string);
  'toldAuthors'?: (number | string);
  'toldFlags'?: (number | string);
  'toldRepeated'?: (number | string);
}

export interface RuleState {
  'ruleId': (string);
  /**
   * Evaluations in a row that fired, and when the next one counts.
   */
  'streak': (number);
  'nextEvaluationMs': (number);
  'belowSinceMs': (number);
  'coolDownUntilMs': (number);
  /**
   * The open episode as last published; absent while none is open.
   */
  'signal': (_tocsin_signal_v1_Signal | null);
  /**
   * The rule is gone from the configuration; the episode closes at the next evaluation.
   */
  'retired': (boolean);
  'openedAtMs': (number);
  'updatedAtMs': (number);
  /**
   * The figures last told.
   */
  'toldShare': (number);
  'toldMentions': (number);
  'toldAuthors': (number);
  'toldFlags': (number);
  'toldRepeated': (number);
}
