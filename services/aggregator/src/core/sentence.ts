import { topicWords } from '@tocsin/shared/events/crisis-topics.ts'
import type { Decision } from './explain.ts'
import { certaintyOf, comparedShare } from './rules.ts'
import { wilson } from './statistics.ts'
import { subjectOf } from './subject.ts'
import { shareLimit, volumeLimit } from './usual.ts'

const percent = (share: number): string => `${Math.round(share * 100)} %`
const count = (value: number): string => String(Math.round(value))
const plural = (value: number, one: string, many: string): string =>
  `${count(value)} ${Math.round(value) === 1 ? one : many}`

const span = (windowMs: number): string =>
  windowMs >= 3_600_000
    ? windowMs === 3_600_000
      ? 'hour'
      : `${count(windowMs / 3_600_000)} hours`
    : `${count(windowMs / 60_000)} minutes`

const hourAndMinute = (timeMs: number): string => new Date(timeMs).toISOString().slice(11, 16)

const correctedPart = ({ corrected }: Decision['figures']): string =>
  corrected === undefined
    ? "not corrected, for the scorer's error is not known for enough of them"
    : `corrected for the scorer's errors ${percent(corrected.share)} (${percent(corrected.low)} to ${percent(corrected.high)})`

const shareSentence = ({ figures, usual, rule }: Decision): string => {
  const { share, n } = comparedShare(figures)
  const parts = [
    `${count(figures.negative)} of ${plural(figures.mentions, 'mention', 'mentions')} are negative: ${percent(share)}, at least ${percent(wilson(share, n, certaintyOf(rule)).low)}`,
  ]
  if (rule.deviations > 0 && usual.shareKnown) {
    parts.push(
      `usual ${usual.coldStart ? 'so far' : 'at this hour'} ${percent(usual.share)}, limit ${percent(shareLimit(usual, n, rule.deviations))}`,
    )
  }
  if (rule.corrected) parts.push(correctedPart(figures))
  if (rule.threshold > 0) parts.push(`the limit that people set is ${percent(rule.threshold)}`)
  parts.push(`from ${plural(figures.authors, 'author', 'authors')}`)
  return parts.join('; ')
}

const volumeSentence = ({ figures, usual, rule }: Decision): string => {
  const parts = [`${plural(figures.mentions - figures.negativeExcess, 'mention', 'mentions')}`]
  if (rule.deviations > 0 && usual.volumeKnown) {
    parts.push(
      `usual ${usual.coldStart ? 'so far' : 'at this hour'} ${count(usual.mentions * figures.scale)}, limit ${count(volumeLimit(usual, figures.scale, rule.deviations))}`,
    )
  }
  if (rule.threshold > 0) parts.push(`the limit that people set is ${count(rule.threshold * figures.scale)}`)
  return parts.join('; ')
}

const countSentence = ({ figures, rule }: Decision): string =>
  `${plural(figures.negative, 'negative mention', 'negative mentions')}; the limit that people set is ${count(rule.threshold * figures.scale)}; from ${plural(figures.authors, 'author', 'authors')}`

const fightSentence = ({ figures: { repeated, scale }, rule }: Decision): string =>
  `${plural(repeated?.count ?? 0, 'hostile reply', 'hostile replies')} under one post by ${plural(repeated?.authors ?? 0, 'author who came back', 'authors who came back')}; the limit that people set is ${count(rule.threshold * scale)}`

const topicSentence = ({ figures, rule }: Decision): string => {
  const { repeated, negative, scale } = figures
  const limit = rule.threshold < 1 ? percent(rule.threshold) : count(rule.threshold * scale)
  return `${count(repeated?.count ?? 0)} of ${plural(negative, 'negative', 'negatives')} are about ${topicWords(repeated?.group ?? 'nothing')}; the limit that people set is ${limit}; from ${plural(repeated?.authors ?? 0, 'author', 'authors')}`
}

const bodyOf = (decision: Decision): string => {
  switch (decision.rule.kind) {
    case 'RULE_KIND_SHARE':
      return shareSentence(decision)
    case 'RULE_KIND_VOLUME':
      return volumeSentence(decision)
    case 'RULE_KIND_COUNT':
      return countSentence(decision)
    case 'RULE_KIND_TOPIC':
      return topicSentence(decision)
    case 'RULE_KIND_FIGHT':
      return fightSentence(decision)
    default:
      return plural(decision.figures.flags, 'employee flag', 'employee flags')
  }
}

/** A decision as a person can read it: one sentence why, and what it is about where that is known. */
export const sentenceOf = (decision: Decision): string => {
  const { window, rule, whileBlind } = decision
  const when = whileBlind
    ? `In the backlog of ${hourAndMinute(Number(window.windowStartMs))} to ${hourAndMinute(Number(window.windowEndMs))} UTC, while we were blind`
    : `In the last ${span(rule.windowMs)}`
  return [`${when}: ${bodyOf(decision)}.`, ...subjectOf(decision)].join(' ')
}
