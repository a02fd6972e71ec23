import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FIRST_CLASS } from '../src/core/languages.ts'
import { TOPICS } from '../src/core/model.ts'
import { CORPUS_DIR, type CorpusRow, corpusFile, readJsonl } from './corpus.ts'
import { dropDuplicates } from './duplicates.ts'

/**
 * Writes corpus/<lang>.jsonl from the writers' tables (`<lang>-<n>.tsv`: label, topic, flags, author, text), the second pass
 * (`<lang>-<n>.second.tsv`: row number, label, topic, flags) and rows that are whole already (`inbox-<lang>.jsonl`). Rows whose second label
 * disagrees, and duplicates, are dropped; rows of other authors that the corpus has stay. Can be run again at any time.
 */
const LABELS = { n: 'negative', u: 'neutral', p: 'positive' } as const

const { values } = parseArgs({ options: { from: { type: 'string' } } })
if (!values.from) throw new Error('--from DIR with <lang>-<n>.tsv is needed')
const from = values.from
const files = readdirSync(from)

interface SecondPass {
  readonly label: string
  readonly flags: string
}

const secondPass = (stem: string): Map<number, SecondPass> => {
  const name = `${stem}.second.tsv`
  if (!files.includes(name)) return new Map()
  return new Map(
    readFileSync(join(from, name), 'utf8')
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => {
        const [row, label, , flags] = line.split('\t')
        return [Number(row), { label: label!.trim(), flags: flags ?? '-' }] as const
      }),
  )
}

const isWhole = ({ author, label, topic, vulgar, abusive, text }: CorpusRow): boolean =>
  /\d\d$/.test(author ?? '') &&
  (Object.values(LABELS) as string[]).includes(label) &&
  (TOPICS as readonly string[]).includes(topic) &&
  typeof vulgar === 'boolean' &&
  typeof abusive === 'boolean' &&
  text?.trim() !== ''

for (const lang of FIRST_CLASS) {
  const rows: CorpusRow[] = []
  let disagreed = 0
  let malformed = 0
  for (const row of readJsonl<CorpusRow>(join(from, `inbox-${lang}.jsonl`))) {
    if (isWhole(row) && row.lang === lang) rows.push({ ...row, text: row.text.trim() })
    else malformed++
  }
  for (const name of files.filter(file => new RegExp(`^${lang}-\\d+\\.tsv$`).test(file)).sort()) {
    const stem = name.slice(0, -'.tsv'.length)
    const second = secondPass(stem)
    readFileSync(join(from, name), 'utf8')
      .split('\n')
      .forEach((line, index) => {
        if (line.trim() === '') return
        const [label, topic, flags, author, text] = line.split('\t')
        if (!text?.trim() || !author || !topic || !flags || !(label! in LABELS)) {
          malformed++
          return
        }
        const again = second.get(index + 1)
        if (again !== undefined && again.label !== label) {
          disagreed++
          return
        }
        rows.push({
          id: `${lang}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}`,
          author: `${stem}-${author}`,
          lang,
          label: LABELS[label as keyof typeof LABELS],
          topic,
          vulgar: flags.includes('v') || again?.flags.includes('v') === true,
          // a flag shows to people: both must have seen it
          abusive: flags.includes('a') && again?.flags.includes('a') !== false,
          text: text.trim(),
        })
      })
  }
  const brought = new Set(rows.map(row => row.author))
  const standing = readJsonl<CorpusRow>(corpusFile(lang)).filter(row => !brought.has(row.author))
  const kept = dropDuplicates([...standing, ...rows], row => row.text)
  writeFileSync(corpusFile(lang), kept.map(row => `${JSON.stringify(row)}\n`).join(''))
  console.log(
    `${lang}: ${kept.length} rows kept, ${disagreed} with two labels, ${standing.length + rows.length - kept.length} duplicates, ${malformed} malformed`,
  )
}
console.log(`written to ${CORPUS_DIR}`)
