// Original file: tocsin/signal/v1/signal.proto

import type { RuleInput as _tocsin_config_v1_RuleInput, Rule as _tocsin_config_v1_Rule } from '../../../tocsin/config/v1/Rule.ts';

export interface RunBacktestRequestInput {
  'brandId'?: (string);
  /**
   * Empty means the whole log.
   */
  'fromMs'?: (number | string);
  'toMs'?: (number | string);
  /**
   * The rules to try; empty means the current ones.
   */
  'rules'?: (_tocsin_config_v1_RuleInput)[];
}

export interface RunBacktestRequest {
  'brandId': (string);
  /**
   * Empty means the whole log.
   */
  'fromMs': (number);
  'toMs': (number);
  /**
   * The rules to try; empty means the current ones.
   */
  'rules': (_tocsin_config_v1_Rule)[];
}
