import type { Scorer } from '../src/core/scorer.ts'
import type { Label } from '../training/corpus.ts'
import type { SentimentRow } from '../training/data.ts'
import { lessonOf } from '../training/sources.ts'
import type { Baseline } from './baselines.ts'
import type { Answer } from './metrics.ts'

/** Rows of one language and source, all unseen in training. */
export interface Slice {
  readonly lang: string
  readonly source: string
  /** The source has no neutral: only negative against positive is asked. */
  readonly twoClass: boolean
  readonly rows: readonly SentimentRow[]
}

const LABELS: readonly Label[] = ['negative', 'neutral', 'positive']
const POLAR = 0b101
const MIN_ROWS = 40

export const slicesOf = (rows: readonly SentimentRow[]): Slice[] => {
  const slices = new Map<string, { lang: string; source: string; twoClass: boolean; rows: SentimentRow[] }>()
  for (const row of rows) {
    const lesson = lessonOf(row)
    if (!lesson) continue
    const key = `${row.lang} ${row.source}`
    const slice = slices.get(key) ?? {
      lang: row.lang,
      source: row.source,
      twoClass: lesson.mask === POLAR,
      rows: [],
    }
    slice.rows.push(row)
    slices.set(key, slice)
  }
  return [...slices.values()].filter(slice => slice.rows.length >= MIN_ROWS)
}

/** Answers of the whole scorer, its own guess of the language included; no hint is given. */
export const answersOf = (scorer: Scorer, { rows, twoClass }: Slice): Answer[] =>
  rows.map(({ text, label }) => {
    const { sentiment, negative, neutral, positive } = scorer.score(text, '')
    const answer = { label: LABELS.indexOf(label) }
    if (!twoClass) return { ...answer, predicted: sentiment, confidence: Math.max(negative, neutral, positive) }
    const polar = Math.max(negative, positive) / (negative + positive)
    return { ...answer, predicted: negative >= positive ? 0 : 2, confidence: polar }
  })

/** Answers of a package as it is: where a source has no neutral, its neutral is wrong. */
export const baselineAnswers = async (baseline: Baseline, { rows, lang }: Slice): Promise<Answer[]> => {
  const answers: Answer[] = []
  for (const { text, label } of rows)
    answers.push({ label: LABELS.indexOf(label), predicted: await baseline.predict(text, lang), confidence: 1 })
  return answers
}
