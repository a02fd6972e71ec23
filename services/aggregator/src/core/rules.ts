import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { CorrectedShare } from './corrected.ts'
import { effectiveCount, wilson } from './statistics.ts'
import type { Repeated } from './ties.ts'
import { shareLimit, type UsualLevel, volumeLimit } from './usual.ts'

/** What a rule looks at: the sums of one window, or of the backlog after an outage. */
export interface Figures {
  readonly mentions: number
  readonly negative: number
  /** Negatives beyond three per author: no rule of change counts them. */
  readonly negativeExcess: number
  readonly weightSquares: number
  readonly authors: number
  /** Length of the time it covers, against the rule's window: 1 for a window. */
  readonly scale: number
  /** Employees' flags in the rule's window. */
  readonly flags: number
  /** The share without what the scorer is known to get wrong, and without `negativeExcess`; where it is known. */
  readonly corrected: CorrectedShare | undefined
  /** What is repeated most, for rules of kinds that look for it. */
  readonly repeated: Repeated | undefined
}

/** `fires`: above the limit, guards passed. `calm`: far enough below it to close. `between`: neither (hysteresis). */
export type Verdict = 'fires' | 'between' | 'calm'

const CHANGE_Z = 3

/**
 * Deviations of Wilson's lower bound in a rule of change: 3, or fewer for a rule that asks for fewer (a watch may speak sooner than a
 * suspicion). A rule without change shows its bound at 3.
 */
export const certaintyOf = ({ deviations }: Pick<Rule, 'deviations'>): number =>
  deviations > 0 ? Math.min(CHANGE_Z, deviations) : CHANGE_Z
/** An absolute limit is left only this far below it; a limit of change half-way back to what is usual. */
const ABSOLUTE_CALM = 0.8

const change = (rule: Rule): boolean => rule.deviations > 0

/** The share that rules compare, and how many mentions stand behind it. Few authors cannot carry it. */
export const comparedShare = (
  figures: Pick<Figures, 'mentions' | 'negative' | 'negativeExcess' | 'weightSquares'>,
): { readonly share: number; readonly n: number } => {
  const mentions = figures.mentions - figures.negativeExcess
  const share = mentions <= 0 ? 0 : (figures.negative - figures.negativeExcess) / mentions
  return { share, n: effectiveCount(mentions, Math.max(1, figures.weightSquares - figures.negativeExcess)) }
}

/** The share that a threshold is compared with: corrected where the rule asks for it and the error is known, else as the scorer says. */
export const absoluteShare = (figures: Figures, { corrected }: Pick<Rule, 'corrected'>): number =>
  corrected && figures.corrected !== undefined ? figures.corrected.share : comparedShare(figures).share

const shareVerdict = (figures: Figures, usual: UsualLevel, rule: Rule): Verdict => {
  if (figures.negative === 0) return 'calm'
  const { share, n } = comparedShare(figures)
  const guarded = n >= rule.minimumMentions && figures.authors >= rule.minimumAuthors
  const byChange = change(rule) && usual.shareKnown
  const limit = byChange ? shareLimit(usual, n, rule.deviations) : 1
  const absolute = absoluteShare(figures, rule)
  if (guarded) {
    if (rule.threshold > 0 && absolute >= rule.threshold) return 'fires'
    if (byChange && share > limit && wilson(share, n, certaintyOf(rule)).low > limit) return 'fires'
  }
  const belowAbsolute = rule.threshold === 0 || absolute < ABSOLUTE_CALM * rule.threshold
  const belowChange = !byChange || share < (usual.share + limit) / 2
  return belowAbsolute && belowChange ? 'calm' : 'between'
}

const volumeVerdict = (figures: Figures, usual: UsualLevel, rule: Rule): Verdict => {
  const mentions = figures.mentions - figures.negativeExcess
  const byChange = change(rule) && usual.volumeKnown
  const limit = byChange ? volumeLimit(usual, figures.scale, rule.deviations) : 0
  const threshold = rule.threshold * figures.scale
  if (mentions >= rule.minimumMentions) {
    if (threshold > 0 && mentions >= threshold) return 'fires'
    if (byChange && mentions > limit) return 'fires'
  }
  const belowAbsolute = threshold === 0 || mentions < ABSOLUTE_CALM * threshold
  const belowChange = !byChange || mentions < (usual.mentions * figures.scale + limit) / 2
  return belowAbsolute && belowChange ? 'calm' : 'between'
}

const countVerdict = (figures: Figures, rule: Rule): Verdict => {
  const threshold = rule.threshold * figures.scale
  if (threshold <= 0) return 'calm'
  const guarded = figures.authors >= rule.minimumAuthors && figures.mentions >= rule.minimumMentions
  if (guarded && figures.negative >= threshold) return 'fires'
  return figures.negative < ABSOLUTE_CALM * threshold ? 'calm' : 'between'
}

/** How many negatives on one topic reach a rule's threshold: a part of those compared when it is below 1, else a number. */
export const topicLimit = ({ negative, negativeExcess, scale }: Figures, { threshold }: Rule): number =>
  threshold < 1 ? threshold * (negative - negativeExcess) : threshold * scale

const topicVerdict = (figures: Figures, rule: Rule): Verdict => {
  const { repeated, mentions } = figures
  const limit = topicLimit(figures, rule)
  if (repeated === undefined || limit <= 0) return 'calm'
  const guarded = repeated.authors >= rule.minimumAuthors && mentions >= rule.minimumMentions
  if (guarded && repeated.count >= limit) return 'fires'
  return repeated.count < ABSOLUTE_CALM * limit || repeated.authors < ABSOLUTE_CALM * rule.minimumAuthors
    ? 'calm'
    : 'between'
}

const fightVerdict = ({ repeated, scale }: Figures, rule: Rule): Verdict => {
  const threshold = rule.threshold * scale
  if (repeated === undefined || threshold <= 0) return 'calm'
  if (repeated.count >= threshold && repeated.authors >= rule.minimumAuthors) return 'fires'
  return repeated.count < ABSOLUTE_CALM * threshold ? 'calm' : 'between'
}

/** Where a window stands against one rule. Kinds that other parts watch over are always calm here. */
export const verdictOf = (figures: Figures, usual: UsualLevel, rule: Rule): Verdict => {
  switch (rule.kind) {
    case 'RULE_KIND_SHARE':
      return shareVerdict(figures, usual, rule)
    case 'RULE_KIND_VOLUME':
      return volumeVerdict(figures, usual, rule)
    case 'RULE_KIND_COUNT':
      return countVerdict(figures, rule)
    case 'RULE_KIND_TOPIC':
      return topicVerdict(figures, rule)
    case 'RULE_KIND_FIGHT':
      return fightVerdict(figures, rule)
    case 'RULE_KIND_FLAG':
      return figures.flags >= Math.max(1, rule.threshold) ? 'fires' : figures.flags === 0 ? 'calm' : 'between'
    default:
      return 'calm'
  }
}

const DEFAULT_EVALUATIONS = 3
const DEFAULT_CLOSE_AFTER_MS = 600_000
const DEFAULT_COOL_DOWN_MS = 1_800_000
const DEFAULT_DEVIATIONS: Partial<Record<Rule['kind'], number>> = { RULE_KIND_SHARE: 3, RULE_KIND_VOLUME: 5 }
/** A share of fewer is not judged, whatever a rule says: one bad comment is never a crisis. And a fight takes two. */
const LEAST_SHARE_MENTIONS = 5
const LEAST_AUTHORS: Partial<Record<Rule['kind'], number>> = {
  RULE_KIND_SHARE: 3,
  RULE_KIND_TOPIC: 3,
  RULE_KIND_FIGHT: 2,
}

/** Fills what a rule leaves open, so that a signal carries the rule as it was applied. */
export const completeRule = (rule: Rule): Rule => {
  const isShare = rule.kind === 'RULE_KIND_SHARE'
  const untold = rule.deviations <= 0 && rule.threshold <= 0
  return {
    ...rule,
    windowMs: rule.windowMs > 300_000 ? 3_600_000 : 300_000,
    minimumMentions: isShare ? Math.max(rule.minimumMentions, LEAST_SHARE_MENTIONS) : rule.minimumMentions,
    minimumAuthors: Math.max(rule.minimumAuthors, LEAST_AUTHORS[rule.kind] ?? 0),
    deviations: untold ? (DEFAULT_DEVIATIONS[rule.kind] ?? 0) : Math.max(0, rule.deviations),
    evaluations: rule.evaluations || (rule.kind === 'RULE_KIND_FLAG' ? 1 : DEFAULT_EVALUATIONS),
    closeAfterMs: rule.closeAfterMs || DEFAULT_CLOSE_AFTER_MS,
    coolDownMs: rule.coolDownMs || (rule.kind === 'RULE_KIND_FLAG' ? 0 : DEFAULT_COOL_DOWN_MS),
  }
}
