// Original file: tocsin/signal/v1/signal.proto

import type { WindowInput as _tocsin_window_v1_WindowInput, Window as _tocsin_window_v1_Window } from '../../../tocsin/window/v1/Window.ts';
import type { RuleInput as _tocsin_config_v1_RuleInput, Rule as _tocsin_config_v1_Rule } from '../../../tocsin/config/v1/Rule.ts';
import type { TermInput as _tocsin_signal_v1_TermInput, Term as _tocsin_signal_v1_Term } from '../../../tocsin/signal/v1/Term.ts';

/**
 * Every input of the decision, enough to recompute it.
 */
export interface ArithmeticInput {
  'window'?: (_tocsin_window_v1_WindowInput | null);
  'rule'?: (_tocsin_config_v1_RuleInput | null);
  'ruleVersion'?: (number);
  'baselineVersion'?: (number);
  'scorerVersion'?: (string);
  'detectorVersion'?: (string);
  'terms'?: (_tocsin_signal_v1_TermInput)[];
  /**
   * The same as a sentence a person can read.
   */
  'sentence'?: (string);
}

/**
 * Every input of the decision, enough to recompute it.
 */
export interface Arithmetic {
  'window': (_tocsin_window_v1_Window | null);
  'rule': (_tocsin_config_v1_Rule | null);
  'ruleVersion': (number);
  'baselineVersion': (number);
  'scorerVersion': (string);
  'detectorVersion': (string);
  'terms': (_tocsin_signal_v1_Term)[];
  /**
   * The same as a sentence a person can read.
   */
  'sentence': (string);
}
