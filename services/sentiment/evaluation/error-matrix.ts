import type { NegativeErrors, ScorerErrors } from '@tocsin/shared/events/scorer-errors.ts'
import { FIRST_CLASS } from '../src/core/languages.ts'
import { type Answer, type Confusion, confusionOf } from './metrics.ts'

/** Sources that are short posts of people and label all three classes. */
export const POST_SOURCES: readonly string[] = ['own', 'tweets', 'vader-tweets']

export interface LanguageErrors {
  readonly n: number
  /** Rows: what people said (negative, neutral, positive); columns: what the scorer said. */
  readonly confusion: Confusion
  readonly negative: NegativeErrors
}

/** model/errors.json: what detection and the console need to correct a share of negatives (Rogan–Gladen) and to say how sure it is. */
export interface ErrorMatrix {
  readonly scorerVersion: string
  readonly measuredOn: readonly string[]
  readonly languages: Readonly<Record<string, LanguageErrors>>
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4

const errorsOf = (answers: readonly Answer[]): LanguageErrors => {
  const confusion = confusionOf(answers)
  const tprN = confusion[0]!.reduce((sum, count) => sum + count, 0)
  const fprN = answers.length - tprN
  const wrongly = confusion[1]![0]! + confusion[2]![0]!
  return {
    n: answers.length,
    confusion,
    negative: {
      tpr: round(tprN === 0 ? 0 : confusion[0]![0]! / tprN),
      tprN,
      fpr: round(fprN === 0 ? 0 : wrongly / fprN),
      fprN,
    },
  }
}

/** The file of shared/events/scorer-errors.ts with one scorer version more: what detection corrects shares by. */
export const withScorer = (
  known: Readonly<Record<string, ScorerErrors>>,
  { scorerVersion, languages }: ErrorMatrix,
): Record<string, ScorerErrors> => ({
  ...known,
  [scorerVersion]: Object.fromEntries(
    Object.entries(languages).map(([language, { negative }]) => [language, negative] as const),
  ),
})

export const errorMatrix = (
  scorerVersion: string,
  measured: readonly { readonly lang: string; readonly source: string; readonly answers: readonly Answer[] }[],
): ErrorMatrix => ({
  scorerVersion,
  measuredOn: POST_SOURCES,
  languages: Object.fromEntries(
    FIRST_CLASS.map(lang => {
      const answers = measured
        .filter(one => one.lang === lang && POST_SOURCES.includes(one.source))
        .flatMap(one => [...one.answers])
      return [lang, errorsOf(answers)] as const
    }),
  ),
})
