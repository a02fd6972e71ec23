import type { Label } from './corpus.ts'
import type { SentimentRow } from './data.ts'
import type { Lesson } from './examples.ts'

/** How much a row of each source counts: short posts about things over reviews, subtitles and news. */
const WEIGHTS: Readonly<Record<string, number>> = {
  own: 3,
  tweets: 4,
  'vader-tweets': 2,
  goemotions: 1,
  emot: 1,
  smsa: 0.7,
  brighter: 1,
  'poleval24-sent': 0.8,
  'poleval24-doc': 0.5,
  'absabank-imm': 0.4,
  'vader-amazon': 0.5,
  'vader-movie': 0.2,
  'vader-nyt': 0.3,
  xed: 0.3,
}

/** Sources whose neutral is missing or noise: they teach negative against positive only. */
const isTwoClass = ({ source, lang }: SentimentRow): boolean =>
  source === 'emot' || source === 'xed' || (source === 'brighter' && lang === 'es')

const LABELS: readonly Label[] = ['negative', 'neutral', 'positive']
const ALL = 0b111
const POLAR = 0b101

/** What a row teaches; undefined when it teaches nothing. */
export const lessonOf = (row: SentimentRow): Lesson | undefined => {
  const twoClass = isTwoClass(row)
  if (twoClass && row.label === 'neutral') return undefined
  return {
    label: LABELS.indexOf(row.label),
    weight: WEIGHTS[row.source] ?? 0.5,
    mask: twoClass ? POLAR : ALL,
    group: `${row.lang} ${row.source}`,
  }
}
