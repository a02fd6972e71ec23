import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'

const MINUTE_MS = 60_000

/** An employee flags something: one is enough. */
export const FLAG_RULE: Rule = {
  ruleId: 'flag',
  kind: 'RULE_KIND_FLAG',
  level: 'RULE_LEVEL_WATCH',
  windowMs: 60 * MINUTE_MS,
  minimumMentions: 0,
  minimumAuthors: 0,
  threshold: 1,
  deviations: 0,
  evaluations: 1,
  closeAfterMs: MINUTE_MS,
  coolDownMs: 0,
}

/**
 * The rules of a brand that names none. Rules of change need a baseline or a learned usual; `share-most` also speaks before there is
 * one. `flag` is an employee's word. Numbers are argued for in the README, with the measured false alarms.
 */
export const DEFAULT_RULES: readonly Rule[] = [
  {
    ruleId: 'share-5m',
    kind: 'RULE_KIND_SHARE',
    level: 'RULE_LEVEL_SUSPECT',
    windowMs: 5 * MINUTE_MS,
    minimumMentions: 15,
    minimumAuthors: 8,
    threshold: 0,
    deviations: 3,
    evaluations: 3,
    closeAfterMs: 15 * MINUTE_MS,
    coolDownMs: 30 * MINUTE_MS,
  },
  {
    ruleId: 'share-1h',
    kind: 'RULE_KIND_SHARE',
    level: 'RULE_LEVEL_SUSPECT',
    windowMs: 60 * MINUTE_MS,
    minimumMentions: 20,
    minimumAuthors: 10,
    threshold: 0,
    deviations: 3,
    evaluations: 3,
    closeAfterMs: 15 * MINUTE_MS,
    coolDownMs: 30 * MINUTE_MS,
  },
  {
    ruleId: 'share-most',
    kind: 'RULE_KIND_SHARE',
    level: 'RULE_LEVEL_SUSPECT',
    windowMs: 5 * MINUTE_MS,
    minimumMentions: 50,
    minimumAuthors: 25,
    threshold: 0.7,
    deviations: 0,
    evaluations: 3,
    closeAfterMs: 15 * MINUTE_MS,
    coolDownMs: 30 * MINUTE_MS,
  },
  {
    ruleId: 'share-watch',
    kind: 'RULE_KIND_SHARE',
    level: 'RULE_LEVEL_WATCH',
    windowMs: 60 * MINUTE_MS,
    minimumMentions: 15,
    minimumAuthors: 8,
    threshold: 0,
    deviations: 2.25,
    evaluations: 3,
    closeAfterMs: 10 * MINUTE_MS,
    coolDownMs: 60 * MINUTE_MS,
  },
  {
    ruleId: 'volume-5m',
    kind: 'RULE_KIND_VOLUME',
    level: 'RULE_LEVEL_WATCH',
    windowMs: 5 * MINUTE_MS,
    minimumMentions: 25,
    minimumAuthors: 0,
    threshold: 0,
    deviations: 5,
    evaluations: 3,
    closeAfterMs: 15 * MINUTE_MS,
    coolDownMs: 30 * MINUTE_MS,
  },
  {
    ruleId: 'volume-1h',
    kind: 'RULE_KIND_VOLUME',
    level: 'RULE_LEVEL_WATCH',
    windowMs: 60 * MINUTE_MS,
    minimumMentions: 40,
    minimumAuthors: 0,
    threshold: 0,
    deviations: 5,
    evaluations: 3,
    closeAfterMs: 15 * MINUTE_MS,
    coolDownMs: 30 * MINUTE_MS,
  },
  FLAG_RULE,
]
