import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const ROOT = new URL('../../', import.meta.url)

/** The rows of the design's failure table: what fails. */
const FAILURES = [
  'killed before the insert, between insert and commit, after the commit',
  'insert answer lost',
  'rebalance mid-batch, zombie after SIGSTOP',
  'an ingest clock ± 10 min',
  'shuffled within the bound, late, duplicated input',
  'poison: bad bytes, 2 MB, deep nesting',
  'ClickHouse down 10 min',
  'Kafka down 60 s',
  'disk full',
  'committed offset below the log start',
  'killed while a signal episode is open',
]

interface Named {
  readonly failure: string
  readonly file: string
  readonly test: string
}

/** `| failure | file | test |` under the heading; an empty first cell belongs to the row above. */
const namedTests = (): Named[] => {
  const readme = readFileSync(new URL('test/README.md', ROOT), 'utf8')
  const section = readme.split('## What fails, and where that is tested')[1]?.split('\n## ')[0] ?? ''
  let failure = ''
  return [...section.matchAll(/^\| (.*?) +\| `([^`]+)` +\| (.*?) +\|$/gm)].map(([, first, file, test]) => {
    failure = first?.trim() || failure
    return { failure, file: file!, test: test! }
  })
}

it('names a test for each failure, and none besides', () => {
  expect([...new Set(namedTests().map(({ failure }) => failure))]).toEqual(FAILURES)
})

it.each(namedTests().map(({ file, test }) => [test, file] as const))('%s: is a test in %s', (test, file) => {
  expect(readFileSync(new URL(file, ROOT), 'utf8')).toContain(test)
})
