// Original file: tocsin/config/v1/config.proto

export const RuleLevel = {
  RULE_LEVEL_UNSPECIFIED: 'RULE_LEVEL_UNSPECIFIED',
  /**
   * Below the crisis line: customer care's list.
   */
  RULE_LEVEL_WATCH: 'RULE_LEVEL_WATCH',
  /**
   * Asks people.
   */
  RULE_LEVEL_SUSPECT: 'RULE_LEVEL_SUSPECT',
} as const;

export type RuleLevelInput =
  | 'RULE_LEVEL_UNSPECIFIED'
  | 0
  /**
   * Below the crisis line: customer care's list.
   */
  | 'RULE_LEVEL_WATCH'
  | 1
  /**
   * Asks people.
   */
  | 'RULE_LEVEL_SUSPECT'
  | 2

export type RuleLevel = typeof RuleLevel[keyof typeof RuleLevel]
