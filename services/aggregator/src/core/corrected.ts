import { isDiscriminating, LEAST_DISCRIMINATION, type ScorerErrors } from '@tocsin/shared/events/scorer-errors.ts'

/** A corrected share speaks for the window only when the error is known for this part of its mentions. */
const LEAST_MEASURED = 0.8
const Z = 1.96
/** A corrected share is never more than so many times the share of which it was made; rounded up. */
export const LARGEST_CORRECTION = Math.ceil(100 / (LEAST_MEASURED * LEAST_DISCRIMINATION)) / 100

export interface LanguageCounts {
  readonly language: string
  readonly mentions: number
  readonly negative: number
}

export interface CorrectedShare {
  readonly share: number
  readonly low: number
  readonly high: number
  /** Mentions in languages whose error is known. */
  readonly mentions: number
}

export interface Correctable {
  readonly languages: readonly LanguageCounts[]
  readonly mentions: number
  readonly negative: number
  readonly weightSquares: number
  /** Negatives that are not to count; they are taken from the languages in proportion. */
  readonly negativeExcess: number
}

const clip = (share: number): number => Math.min(1, Math.max(0, share))

/** Variance of a proportion of `n`, drawn a little to the middle, so that none of few is not taken for certain (Agresti and Coull). */
const varianceOf = (proportion: number, n: number): number => {
  const drawn = (proportion * n + 2) / (n + 4)
  return (drawn * (1 - drawn)) / (n + 4)
}

/**
 * Rogan and Gladen (1978): share = (said − fpr) / (tpr − fpr) per language, weighted by mentions, clipped. The variance adds that of the
 * window's mentions and those of tpr and fpr, each by its own derivative (Lang and Reiczigel, 2014). Undefined where the error is known
 * for too few of the mentions.
 */
export const correctedShare = (figures: Correctable, errors: ScorerErrors | undefined): CorrectedShare | undefined => {
  if (errors === undefined) return undefined
  const { languages, mentions, negative, weightSquares, negativeExcess } = figures
  const left = negative === 0 ? 1 : (negative - negativeExcess) / negative
  const effective = weightSquares === 0 ? 0 : mentions / weightSquares
  let measured = 0
  let weighted = 0
  let variances = 0
  for (const one of languages) {
    const known = errors[one.language]
    if (known === undefined || !isDiscriminating(known)) continue
    const count = one.mentions - one.negative * (1 - left)
    if (count <= 0) continue
    const said = (one.negative * left) / count
    const discrimination = known.tpr - known.fpr
    const share = (said - known.fpr) / discrimination
    const within = clip(share)
    const variance =
      varianceOf(said, count * effective) +
      within * within * varianceOf(known.tpr, known.tprN) +
      (1 - within) * (1 - within) * varianceOf(known.fpr, known.fprN)
    measured += count
    weighted += count * share
    variances += (count * count * variance) / (discrimination * discrimination)
  }
  const counted = mentions - negativeExcess
  if (measured <= 0 || measured < LEAST_MEASURED * counted) return undefined
  const share = clip(weighted / measured)
  const half = (Z * Math.sqrt(variances)) / measured
  return { share, low: clip(share - half), high: clip(share + half), mentions: measured }
}
