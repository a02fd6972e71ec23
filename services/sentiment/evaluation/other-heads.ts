import type { Scorer } from '../src/core/scorer.ts'
import type { AbuseRow, PartedCorpusRow } from '../training/data.ts'

const percent = (part: number, n: number): string => (n === 0 ? '–' : ((100 * part) / n).toFixed(1))

interface Flagged {
  readonly is: boolean
  readonly said: boolean
}

const flagRow = (name: string, found: readonly Flagged[]): string => {
  const said = found.filter(one => one.said)
  const is = found.filter(one => one.is)
  const right = said.filter(one => one.is).length
  return `| ${name} | ${found.length} | ${is.length} | ${percent(right, said.length)} | ${percent(right, is.length)} |`
}

const group = <T>(rows: readonly T[], name: (row: T) => string): [string, T[]][] => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(name(row), [...(groups.get(name(row)) ?? []), row])
  return [...groups]
}

/** Precision and recall of the two flags. */
export const flagTable = (corpus: readonly PartedCorpusRow[], abuse: readonly AbuseRow[], scorer: Scorer): string[] => [
  '| flag, language, source | n | flagged by people | precision | recall |',
  '| --- | --- | --- | --- | --- |',
  ...group(corpus, ({ lang }) => `vulgar, ${lang}, own`).map(([name, rows]) =>
    flagRow(
      name,
      rows.map(({ text, vulgar }) => ({ is: vulgar, said: scorer.score(text, '').vulgar })),
    ),
  ),
  ...group(abuse, ({ lang, source }) => `abusive, ${lang}, ${source}`).map(([name, rows]) =>
    flagRow(
      name,
      rows.map(({ text, abusive }) => ({ is: abusive, said: scorer.score(text, '').abusive })),
    ),
  ),
]

/** How often the first topic told of a negative is the one people gave, and how often one is told at all. */
export const topicTable = (corpus: readonly PartedCorpusRow[], scorer: Scorer): string[] => {
  const negatives = corpus.filter(({ label }) => label === 'negative')
  return [
    '| language | negatives | with a topic | topics told | first one right | found |',
    '| --- | --- | --- | --- | --- | --- |',
    ...group(negatives, ({ lang }) => lang).map(([lang, rows]) => {
      const told = rows.map(({ text, topic }) => {
        scorer.score(text, '')
        return { topic, first: scorer.topics()[0] }
      })
      const answered = told.filter(({ first }) => first !== undefined)
      const right = answered.filter(({ topic, first }) => topic === first).length
      const withTopic = told.filter(({ topic }) => topic !== 'none').length
      return `| ${lang} | ${rows.length} | ${withTopic} | ${answered.length} | ${percent(right, answered.length)} | ${percent(right, withTopic)} |`
    }),
  ]
}
