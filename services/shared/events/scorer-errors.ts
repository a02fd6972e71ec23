import matrices from './scorer-errors.json' with { type: 'json' }

/** How often a scorer is wrong about negatives in one language, and from how many labelled texts that is known. */
export interface NegativeErrors {
  /** P(said negative | is negative). */
  readonly tpr: number
  readonly tprN: number
  /** P(said negative | is not negative). */
  readonly fpr: number
  readonly fprN: number
}

/** Below this a scorer tells negatives from others too badly for its share to be corrected. */
export const LEAST_DISCRIMINATION = 0.4

/** An error is corrected for only where the scorer says something. */
export const isDiscriminating = ({ tpr, fpr }: NegativeErrors): boolean => tpr - fpr >= LEAST_DISCRIMINATION

/** By ISO 639-1 language. */
export type ScorerErrors = Readonly<Record<string, NegativeErrors>>

const KNOWN: ReadonlyMap<string, ScorerErrors> = new Map(Object.entries(matrices))

/**
 * The measured errors of a scorer version (`scorer_version` of mentions); undefined when nobody measured it. Written by `npm run evaluate`,
 * which adds versions and leaves earlier ones: a log scored by an earlier model is corrected as it was then.
 */
export const scorerErrors = (scorerVersion: string): ScorerErrors | undefined => KNOWN.get(scorerVersion)

/** All scorer versions whose errors are known, in the order in which they were measured. */
export const measuredScorers = (): readonly string[] => [...KNOWN.keys()]
