import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { loadSentiment } from './data.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

it('puts our own label in the place of a source’s, once', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-data-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  for (const folder of ['sentiment', 'abuse']) mkdirSync(join(dir, folder))
  const row = (text: string, extra: object): string =>
    `${JSON.stringify({ lang: 'sv', source: 'xed', text, ...extra })}\n`
  writeFileSync(
    join(dir, 'sentiment/train.jsonl'),
    row('Aldrig.', { split: 'train', label: 'negative' }) + row('Vad fint!', { split: 'train', label: 'positive' }),
  )
  writeFileSync(join(dir, 'abuse/train.jsonl'), row('Aldrig.', { label: 'none' }))
  writeFileSync(join(dir, 'tweets-sv.tsv'), `# hash\tlabel\tpart\n${hashOf('Aldrig.')}\tneutral\ttest\n`)
  const rows = loadSentiment(dir, [], dir)
  expect(rows.map(({ text, source, label }) => [text, source, label])).toEqual([
    ['Vad fint!', 'xed', 'positive'],
    ['Aldrig.', 'tweets', 'neutral'],
  ])
  expect(rows[1]?.part).toBe('test')
})
