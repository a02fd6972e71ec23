// Original file: tocsin/config/v1/config.proto

import type { RuleKindInput as _tocsin_config_v1_RuleKindInput, RuleKind as _tocsin_config_v1_RuleKind } from '../../../tocsin/config/v1/RuleKind.ts';
import type { RuleLevelInput as _tocsin_config_v1_RuleLevelInput, RuleLevel as _tocsin_config_v1_RuleLevel } from '../../../tocsin/config/v1/RuleLevel.ts';

export interface RuleInput {
  'ruleId'?: (string);
  'kind'?: (_tocsin_config_v1_RuleKindInput);
  'level'?: (_tocsin_config_v1_RuleLevelInput);
  'windowMs'?: (number);
  /**
   * Change rules need at least this many mentions (effective n) ...
   */
  'minimumMentions'?: (number | string);
  /**
   * ... and this many distinct authors of negatives.
   */
  'minimumAuthors'?: (number);
  /**
   * Absolute threshold: a share (0 to 1) for share rules, a plain number for count, volume and fight rules,
   * for topic rules a share of the negatives when below 1, else a number; 0 = change rule only.
   */
  'threshold'?: (number | string);
  /**
   * Change rules: how many robust deviations above usual.
   */
  'deviations'?: (number | string);
  /**
   * How many evaluations in a row, 10 s apart, must agree before it opens.
   */
  'evaluations'?: (number);
  /**
   * It closes when the value stays below usual limits for this long.
   */
  'closeAfterMs'?: (number);
  /**
   * After closing it does not open again for this long.
   */
  'coolDownMs'?: (number);
  /**
   * Share rules: the threshold is compared with the corrected share, where it is known. Changes are always compared raw.
   */
  'corrected'?: (boolean);
  /**
   * Topic rules: the topics meant; empty means any one of them.
   */
  'topics'?: (string)[];
}

export interface Rule {
  'ruleId': (string);
  'kind': (_tocsin_config_v1_RuleKind);
  'level': (_tocsin_config_v1_RuleLevel);
  'windowMs': (number);
  /**
   * Change rules need at least this many mentions (effective n) ...
   */
  'minimumMentions': (number);
  /**
   * ... and this many distinct authors of negatives.
   */
  'minimumAuthors': (number);
  /**
   * Absolute threshold: a share (0 to 1) for share rules, a plain number for count, volume and fight rules,
   * for topic rules a share of the negatives when below 1, else a number; 0 = change rule only.
   */
  'threshold': (number);
  /**
   * Change rules: how many robust deviations above usual.
   */
  'deviations': (number);
  /**
   * How many evaluations in a row, 10 s apart, must agree before it opens.
   */
  'evaluations': (number);
  /**
   * It closes when the value stays below usual limits for this long.
   */
  'closeAfterMs': (number);
  /**
   * After closing it does not open again for this long.
   */
  'coolDownMs': (number);
  /**
   * Share rules: the threshold is compared with the corrected share, where it is known. Changes are always compared raw.
   */
  'corrected': (boolean);
  /**
   * Topic rules: the topics meant; empty means any one of them.
   */
  'topics': (string)[];
}
