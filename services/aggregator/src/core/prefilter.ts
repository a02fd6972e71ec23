import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { BrandFold, RuleSlot } from './brand.ts'
import { LARGEST_CORRECTION } from './corrected.ts'
import { comparedShare } from './rules.ts'
import { correctedIn, usualLevel } from './standing.ts'
import { sizeIndexOf } from './time.ts'
import { mostOnTopic } from './topic.ts'
import { shareLimit, volumeLimit } from './usual.ts'

/** A share rule's figures are below all its limits; a corrected share is only looked at where it could reach a threshold. */
const isShareQuiet = (brand: BrandFold, rule: Rule, sizeIndex: 0 | 1, secondMs: number): boolean => {
  const sums = brand.newest[sizeIndex]
  if (sums.mentions - sums.negativeExcess < rule.minimumMentions || sums.authors.size < rule.minimumAuthors) return true
  const usual = rule.deviations > 0 ? usualLevel(brand, sizeIndex, sums.endMs, secondMs) : undefined
  if (rule.threshold === 0 && !usual?.shareKnown) return true
  const { share, n } = comparedShare(sums)
  if (rule.threshold > 0) {
    const mayCorrect = rule.corrected && share * LARGEST_CORRECTION >= rule.threshold
    const absolute = mayCorrect ? (correctedIn(brand, sums)?.share ?? share) : share
    if (absolute >= rule.threshold) return false
  }
  return !usual?.shareKnown || share <= usual.share || share <= shareLimit(usual, n, rule.deviations)
}

const isVolumeQuiet = (brand: BrandFold, rule: Rule, sizeIndex: 0 | 1, secondMs: number): boolean => {
  const sums = brand.newest[sizeIndex]
  const counted = sums.mentions - sums.negativeExcess
  if (counted < rule.minimumMentions) return true
  if (rule.threshold > 0 && counted >= rule.threshold) return false
  if (rule.deviations === 0) return true
  const usual = usualLevel(brand, sizeIndex, sums.endMs, secondMs)
  return !usual.volumeKnown || counted <= volumeLimit(usual, 1, rule.deviations)
}

/**
 * Cheap and certain: the rule does not fire, and nothing is open or on its way that this second could change. Most seconds of most brands
 * end here.
 */
export const isQuiet = (brand: BrandFold, { rule, memory, retired }: RuleSlot, secondMs: number): boolean => {
  if (retired || memory.openedAtMs !== 0 || memory.streak !== 0) return false
  const sizeIndex = sizeIndexOf(rule.windowMs)
  const sums = brand.newest[sizeIndex]
  switch (rule.kind) {
    case 'RULE_KIND_SHARE':
      return isShareQuiet(brand, rule, sizeIndex, secondMs)
    case 'RULE_KIND_VOLUME':
      return isVolumeQuiet(brand, rule, sizeIndex, secondMs)
    case 'RULE_KIND_COUNT':
      return sums.negative < rule.threshold
    case 'RULE_KIND_FIGHT':
      return sums.hostile < rule.threshold
    case 'RULE_KIND_TOPIC': {
      const most = mostOnTopic(sums, rule)
      const limit = rule.threshold < 1 ? rule.threshold * (sums.negative - sums.negativeExcess) : rule.threshold
      return sums.mentions < rule.minimumMentions || most < rule.minimumAuthors || most < limit
    }
    default:
      return brand.flags.length === 0
  }
}
