import { FIRST_CLASS } from '../src/core/languages.ts'
import type { Scorer } from '../src/core/scorer.ts'
import type { LanguageRow } from '../training/data.ts'

const MIN_CHARS = 15
const MAX_CHARS = 60
const MIN_ROWS = 20

const percent = (right: number, n: number): string => ((100 * right) / n).toFixed(1)

/** Accuracy by language beside tinyld's, on the same texts; "und" and no answer count as wrong. */
export const languageTable = (
  rows: readonly LanguageRow[],
  scorer: Scorer,
  detect: (text: string) => string,
): string[] => {
  const short = rows.filter(({ text }) => text.length >= MIN_CHARS && text.length <= MAX_CHARS)
  const groups = new Map<string, LanguageRow[]>()
  for (const row of short) {
    const names = row.source === 'own' ? [row.lang, `${row.lang}, own posts`] : [row.lang]
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), row])
  }
  const measure = (group: readonly LanguageRow[]): string[] => {
    let ours = 0
    let theirs = 0
    for (const { text, lang } of group) {
      if (scorer.score(text, '').language === lang) ours++
      if (detect(text) === lang) theirs++
    }
    return [String(group.length), percent(ours, group.length), percent(theirs, group.length)]
  }
  const first = (name: string): number => {
    const place = (FIRST_CLASS as readonly string[]).indexOf(name.slice(0, 2))
    return place < 0 ? FIRST_CLASS.length : place
  }
  return [
    '| language | n | ours | tinyld |',
    '| --- | --- | --- | --- |',
    ...[...groups]
      .filter(([, group]) => group.length >= MIN_ROWS)
      .sort(([a], [b]) => first(a) - first(b) || a.localeCompare(b))
      .map(([name, group]) => `| ${name} | ${measure(group).join(' | ')} |`),
    `| all | ${measure(short).join(' | ')} |`,
  ]
}
