import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readModel } from '../src/adapters/model-files.ts'
import { createScorer } from '../src/core/scorer.ts'
import { createRandom } from './random.ts'
import { train } from './train.ts'

let root: string

const WORDS = {
  negative: ['broken', 'awful', 'slow', 'rude', 'late'],
  neutral: ['table', 'Monday', 'street', 'opens', 'number'],
  positive: ['lovely', 'great', 'quick', 'kind', 'happy'],
} as const

/** A small set that a seed decides: three kinds of words among filler, in English and Polish. */
const writeData = (dir: string): void => {
  const random = createRandom(3)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const rows = Array.from({ length: 300 }, (_, index) => {
    const label = pick(['negative', 'neutral', 'positive'] as const)
    const text = `the ${pick(WORDS[label])} thing was ${pick(WORDS[label])} number ${index}`
    return { lang: 'en', source: 'goemotions', split: index % 10 === 0 ? 'dev' : 'train', label, text }
  })
  const lines = (items: readonly object[]): string => items.map(item => `${JSON.stringify(item)}\n`).join('')
  for (const folder of ['sentiment', 'abuse', 'langid', 'lexicons']) mkdirSync(join(dir, folder))
  writeFileSync(join(dir, 'sentiment/train.jsonl'), lines(rows))
  const abuse = rows.map(({ text, label }) => ({
    lang: 'en',
    source: 'x',
    label: label === 'negative' ? 'hate' : 'none',
    text,
  }))
  writeFileSync(join(dir, 'abuse/train.jsonl'), lines(abuse))
  writeFileSync(
    join(dir, 'langid/train.tsv'),
    rows.map(({ text }) => `en\t${text}\npl\tto jest ${text.length} rzeczy\n`).join(''),
  )
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tocsin-train-'))
  const data = join(root, 'data')
  mkdirSync(data)
  mkdirSync(join(root, 'corpus'))
  writeData(data)
  for (const out of ['one', 'two'])
    train({ dataDir: data, corpusDir: join(root, 'corpus'), outDir: join(root, out), seed: 5, say: () => {} })
}, 60_000)

afterAll(() => rmSync(root, { recursive: true }))

it('gives the same bytes for the same data and seed', () => {
  const names = readdirSync(join(root, 'one')).sort()
  expect(names).toEqual(['language.bin', 'lexicon.bin', 'manifest.json', 'mood.bin', 'topics.bin'])
  for (const name of names)
    expect(readFileSync(join(root, 'one', name)).equals(readFileSync(join(root, 'two', name)))).toBe(true)
})

it('learns what the set says', () => {
  const scorer = createScorer(readModel(join(root, 'one')))
  expect(scorer.score('the awful thing was rude', 'en').sentiment).toBe(0)
  expect(scorer.score('the lovely thing was kind', 'en').sentiment).toBe(2)
})
