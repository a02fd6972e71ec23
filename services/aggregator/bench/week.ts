import { readFileSync } from 'node:fs'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { createFold, createFoldState } from '../src/core/fold.ts'
import { createRecordReader } from '../src/core/record.ts'
import { type Label, standInScorer } from './stand-in-scorer.ts'

/**
 * Folds a file of mentions (NDJSON: id, source, text, publishedAt, observedAt, author, lang, brands) in its own time and prints its
 * signals. Usage: node bench/week.ts WEEK.ndjson LABELLED.jsonl [errorRate]
 */
const [file, labelled, errorRate = '0'] = process.argv.slice(2)
if (file === undefined || labelled === undefined) {
  console.error('usage: node bench/week.ts WEEK.ndjson LABELLED.jsonl [errorRate]')
  process.exit(2)
}

interface Line {
  readonly id: string
  readonly source: string
  readonly text: string
  readonly publishedAt: string
  readonly observedAt?: string
  readonly author?: string
  readonly lang?: string
  readonly brands: readonly string[]
}

const SENTIMENTS = {
  negative: 'SENTIMENT_NEGATIVE',
  neutral: 'SENTIMENT_NEUTRAL',
  positive: 'SENTIMENT_POSITIVE',
} as const satisfies Record<Label, string>

const score = standInScorer(labelled, Number(errorRate))
const records = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Line)
  .flatMap(line =>
    line.brands.map(brandId => {
      const appendedAtMs = Date.parse(line.observedAt ?? line.publishedAt)
      return {
        appendedAtMs,
        value: mentionCodec.encode({
          brandId,
          source: line.source,
          nativeId: line.id,
          eventTimeMs: Date.parse(line.publishedAt),
          timing: 'TIMING_LIVE',
          text: line.text,
          authorHash: line.author ?? '',
          language: line.lang ?? 'und',
          sentiment: SENTIMENTS[score(line.text)],
          appendedAtMs,
        }),
      }
    }),
  )
  .sort((a, b) => a.appendedAtMs - b.appendedAtMs)

const read = createRecordReader()
const fold = createFold(createFoldState())
const signals = new Map<string, Signal>()
let windows = 0
const take = (): void => {
  const told = fold.take()
  windows += told.windows.length
  for (const signal of told.signals) signals.set(signal.signalId!, signal as Signal)
}
const started = performance.now()
for (const [index, { value, appendedAtMs }] of records.entries()) {
  const item = read('mention', value, appendedAtMs)
  if (item.kind === 'mention') fold.mention(item.mention, item.appendedAtMs, BigInt(index))
  if (index % 1_000 === 999) take()
}
fold.tick(records.at(-1)!.appendedAtMs + 4_000_000, BigInt(records.length))
take()
const ms = performance.now() - started

console.log(`${records.length} records, ${windows} windows, ${Math.round(ms)} ms`)
for (const [brandId, tally] of [...fold.tallies()].sort()) console.log(brandId, JSON.stringify(tally))
const at = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 19)
for (const signal of [...signals.values()].sort((a, b) => a.openedAtMs - b.openedAtMs)) {
  const about = signal.about.map(term => `${term.term} ${term.negative}`).join(', ')
  console.log(
    `${signal.level.slice(11)} ${signal.signalId} ${at(signal.openedAtMs)} to ${at(signal.closedAtMs)}: ${signal.arithmetic?.sentence} [${about}]`,
  )
}
