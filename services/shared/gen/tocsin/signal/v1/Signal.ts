// Original file: tocsin/signal/v1/signal.proto

import type { RuleKindInput as _tocsin_config_v1_RuleKindInput, RuleKind as _tocsin_config_v1_RuleKind } from '../../../tocsin/config/v1/RuleKind.ts';
import type { RuleLevelInput as _tocsin_config_v1_RuleLevelInput, RuleLevel as _tocsin_config_v1_RuleLevel } from '../../../tocsin/config/v1/RuleLevel.ts';
import type { SignalStateInput as _tocsin_signal_v1_SignalStateInput, SignalState as _tocsin_signal_v1_SignalState } from '../../../tocsin/signal/v1/SignalState.ts';
import type { ArithmeticInput as _tocsin_signal_v1_ArithmeticInput, Arithmetic as _tocsin_signal_v1_Arithmetic } from '../../../tocsin/signal/v1/Arithmetic.ts';
import type { AboutTermInput as _tocsin_window_v1_AboutTermInput, AboutTerm as _tocsin_window_v1_AboutTerm } from '../../../tocsin/window/v1/AboutTerm.ts';
import type { FightInput as _tocsin_signal_v1_FightInput, Fight as _tocsin_signal_v1_Fight } from '../../../tocsin/signal/v1/Fight.ts';
import type { FloodInput as _tocsin_window_v1_FloodInput, Flood as _tocsin_window_v1_Flood } from '../../../tocsin/window/v1/Flood.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Records with the same signal_id are one episode: opened, raised or refreshed, closed. The highest ver wins.
 */
export interface SignalInput {
  /**
   * "<brand_id>/<rule_id>/<opened_at_ms>": derived, never random.
   */
  'signalId'?: (string);
  'brandId'?: (string);
  'ruleId'?: (string);
  'kind'?: (_tocsin_config_v1_RuleKindInput);
  'level'?: (_tocsin_config_v1_RuleLevelInput);
  'state'?: (_tocsin_signal_v1_SignalStateInput);
  /**
   * Stream times.
   */
  'openedAtMs'?: (number | string);
  'updatedAtMs'?: (number | string);
  'closedAtMs'?: (number | string);
  /**
   * layout | logic | offset, as for windows.
   */
  'ver'?: (number | string | Long);
  /**
   * The decision that opened it; it never changes.
   */
  'arithmetic'?: (_tocsin_signal_v1_ArithmeticInput | null);
  'about'?: (_tocsin_window_v1_AboutTermInput)[];
  /**
   * Mentions that carry it, "source:native_id"; never text.
   */
  'mentionIds'?: (string)[];
  /**
   * Found in the backlog after an outage.
   */
  'whileBlind'?: (boolean);
  /**
   * The same figures at updated_at_ms.
   */
  'latest'?: (_tocsin_signal_v1_ArithmeticInput | null);
  /**
   * Of kind fight: the quarrel as it was last told.
   */
  'fight'?: (_tocsin_signal_v1_FightInput | null);
  /**
   * Of kind topic: the id of the topic as it was last told. All top topics are in the windows of the arithmetic.
   */
  'topic'?: (string);
  /**
   * The largest group of its mentions that say the same; absent where there is none.
   */
  'flood'?: (_tocsin_window_v1_FloodInput | null);
}

/**
 * Records with the same signal_id are one episode: opened, raised or refreshed, closed. The highest ver wins.
 */
export interface Signal {
  /**
   * "<brand_id>/<rule_id>/<opened_at_ms>": derived, never random.
   */
  'signalId': (string);
  'brandId': (string);
  'ruleId': (string);
  'kind': (_tocsin_config_v1_RuleKind);
  'level': (_tocsin_config_v1_RuleLevel);
  'state': (_tocsin_signal_v1_SignalState);
  /**
   * Stream times.
   */
  'openedAtMs': (number);
  'updatedAtMs': (number);
  'closedAtMs': (number);
  /**
   * layout | logic | offset, as for windows.
   */
  'ver': (string);
  /**
   * The decision that opened it; it never changes.
   */
  'arithmetic': (_tocsin_signal_v1_Arithmetic | null);
  'about': (_tocsin_window_v1_AboutTerm)[];
  /**
   * Mentions that carry it, "source:native_id"; never text.
   */
  'mentionIds': (string)[];
  /**
   * Found in the backlog after an outage.
   */
  'whileBlind': (boolean);
  /**
   * The same figures at updated_at_ms.
   */
  'latest': (_tocsin_signal_v1_Arithmetic | null);
  /**
   * Of kind fight: the quarrel as it was last told.
   */
  'fight': (_tocsin_signal_v1_Fight | null);
  /**
   * Of kind topic: the id of the topic as it was last told. All top topics are in the windows of the arithmetic.
   */
  'topic': (string);
  /**
   * The largest group of its mentions that say the same; absent where there is none.
   */
  'flood': (_tocsin_window_v1_Flood | null);
}
