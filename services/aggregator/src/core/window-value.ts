import type { ScorerErrors } from '@tocsin/shared/events/scorer-errors.ts'
import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import type { FloodInput } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import type { UsualInput as UsualMessage } from '@tocsin/shared/gen/tocsin/window/v1/Usual.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { type Correctable, type CorrectedShare, correctedShare, type LanguageCounts } from './corrected.ts'
import { type Panes, paneAt } from './panes.ts'
import { comparedShare } from './rules.ts'
import type { SlidingWindow } from './sliding.ts'
import { effectiveCount, type Interval, wilson } from './statistics.ts'
import { PANE_MS } from './time.ts'
import { topTopics } from './topic.ts'
import { shareLimit, type UsualLevel, volumeLimit } from './usual.ts'

/** Deviations that the usual band of a window is drawn at, and of the interval shown beside its share. */
const BAND_DEVIATIONS = 3
const INTERVAL_Z = 1.96

/** How a window stands when its value is taken. */
export interface Standing {
  readonly revision: number
  readonly final: boolean
  readonly usual: UsualLevel
  readonly streamTimeMs: number
  readonly about: AboutTermInput[]
  readonly flood: FloodInput | undefined
  readonly largestWeight: number
  readonly errors: ScorerErrors | undefined
}

/** The usual band of a window, as it is told; undefined where nothing is known. */
export const usualMessage = (sums: SlidingWindow, usual: UsualLevel): UsualMessage | undefined => {
  if (!usual.shareKnown && !usual.volumeKnown) return undefined
  return {
    share: usual.shareKnown ? usual.share : 0,
    shareLimit: usual.shareKnown ? Math.min(1, shareLimit(usual, comparedShare(sums).n, BAND_DEVIATIONS)) : 0,
    mentions: usual.volumeKnown ? usual.mentions : 0,
    mentionsLimit: usual.volumeKnown ? volumeLimit(usual, 1, BAND_DEVIATIONS) : 0,
    coldStart: usual.coldStart,
    baselineVersion: usual.baselineVersion,
  }
}

const languagesOf = (sums: SlidingWindow): LanguageCounts[] => {
  const counts: LanguageCounts[] = []
  for (let i = 0; i < sums.languages.length; i++) {
    const mentions = sums.languageMentions[i]!
    if (mentions > 0) counts.push({ language: sums.languages[i]!, mentions, negative: sums.languageNegative[i]! })
  }
  return counts
}

/** What of a window's sums a corrected share is made from; `negativeExcess` of them do not count. */
export const correctableOf = (
  sums: SlidingWindow,
  negativeExcess: number,
): Correctable & { languages: LanguageCounts[] } => ({
  languages: languagesOf(sums),
  mentions: sums.mentions,
  negative: sums.negative,
  weightSquares: sums.weightSquares,
  negativeExcess,
})

/** 1 in n of the non-negatives was kept: the largest weight in the window. */
export const largestWeightOf = (sums: SlidingWindow, panes: Panes): number => {
  if (sums.weightSquares === sums.mentions) return 1
  let largest = 1
  for (let at = sums.endMs - sums.sizeMs; at < sums.endMs; at += PANE_MS) {
    const pane = paneAt(panes, at)
    if (pane !== undefined && pane.largestWeight > largest) largest = pane.largestWeight
  }
  return largest
}

/** The corrected share of a window, as it is told. */
export const correctedOf = (sums: SlidingWindow, { errors }: Pick<Standing, 'errors'>): CorrectedShare | undefined =>
  errors === undefined ? undefined : correctedShare(correctableOf(sums, 0), errors)

/** The share of negatives and the interval shown beside it. */
export const shareOf = ({
  mentions,
  negative,
  weightSquares,
}: SlidingWindow): Interval & { readonly share: number } => {
  const share = mentions === 0 ? 0 : negative / mentions
  return { share, ...wilson(share, effectiveCount(mentions, weightSquares), INTERVAL_Z) }
}

/** The whole value of a window, without its `ver`. `window-wire.ts` writes the same as bytes. */
export const windowValue = (brandId: string, sums: SlidingWindow, standing: Standing): WindowInput => {
  const { share, low, high } = shareOf(sums)
  const usual = usualMessage(sums, standing.usual)
  const corrected = correctedOf(sums, standing)
  const value: WindowInput = {
    brandId,
    sizeMs: sums.sizeMs,
    windowStartMs: sums.endMs - sums.sizeMs,
    windowEndMs: sums.endMs,
    revision: standing.revision,
    final: standing.final,
    mentions: sums.mentions,
    negative: sums.negative,
    neutral: sums.neutral,
    positive: sums.positive,
    weightSquares: sums.weightSquares,
    vulgar: sums.vulgar,
    abusive: sums.abusive,
    negativeAuthors: sums.authors.size,
    negativeAuthorsCapped: sums.cappedPanes > 0,
    languages: languagesOf(sums),
    about: standing.about,
    topics: topTopics(sums),
    share,
    shareLow: low,
    shareHigh: high,
    streamTimeMs: standing.streamTimeMs,
    late: sums.late,
    sampledOneIn: standing.largestWeight,
    negativeExcess: sums.negativeExcess,
  }
  if (usual !== undefined) value.usual = usual
  if (standing.flood !== undefined) value.flood = standing.flood
  if (corrected !== undefined) value.corrected = corrected
  return value
}
