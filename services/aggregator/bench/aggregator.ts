import { createFold, createFoldState } from '../src/core/fold.ts'
import { createRecordReader } from '../src/core/record.ts'
import { encodeWindow } from '../src/core/window-wire.ts'
import { generate } from './generate.ts'

/**
 * The core of the aggregator (decode, dedupe, panes, windows, detection each second of stream time, results encoded) beside a loop of
 * `JSON.parse` over the same records as JSON, in one process, in turn. Prints the best of each and their ratio.
 */
const RECORDS = Number(process.argv[2] ?? 250_000)
const ROUNDS = 4
const BATCH = 2_000
const START_MS = Date.UTC(2026, 0, 5)

const records = generate({ records: RECORDS, brands: 200, perSecond: 139, startMs: START_MS })
const bytes = records.reduce((sum, { value }) => sum + value.length, 0)

const fold = (encode: boolean): { readonly perSecond: number; readonly windows: number; readonly signals: number } => {
  const read = createRecordReader()
  const folding = createFold(createFoldState())
  let windows = 0
  let signals = 0
  const started = performance.now()
  for (let i = 0; i < records.length; i++) {
    const { value, appendedAtMs } = records[i]!
    const item = read('mention', value, appendedAtMs)
    if (item.kind === 'mention') folding.mention(item.mention, appendedAtMs, BigInt(i))
    if (i % BATCH !== BATCH - 1) continue
    const told = folding.take()
    windows += told.windows.length
    signals += told.signals.length
    if (encode) for (const window of told.windows) encodeWindow(window)
  }
  return { perSecond: records.length / ((performance.now() - started) / 1_000), windows, signals }
}

const parse = (): number => {
  let negative = 0
  const started = performance.now()
  for (const { json } of records) if (JSON.parse(json).sentiment === 'SENTIMENT_NEGATIVE') negative++
  if (negative === 0) throw new Error('nothing was parsed')
  return records.length / ((performance.now() - started) / 1_000)
}

const figures = { core: 0, coreEncoded: 0, jsonParse: 0, windows: 0, signals: 0 }
for (let round = 0; round < ROUNDS; round++) {
  figures.jsonParse = Math.max(figures.jsonParse, parse())
  const core = fold(false)
  figures.core = Math.max(figures.core, core.perSecond)
  figures.coreEncoded = Math.max(figures.coreEncoded, fold(true).perSecond)
  figures.windows = core.windows
  figures.signals = core.signals
}
const thousands = (value: number): string => `${Math.round(value / 1_000)} k/s`
console.log(
  `${RECORDS} records of ${Math.round(bytes / RECORDS)} bytes, 200 brands, ${figures.windows} windows, ${figures.signals} signal values`,
)
console.log(`JSON.parse loop                    ${thousands(figures.jsonParse)}`)
console.log(
  `core                               ${thousands(figures.core)}  ${(figures.core / figures.jsonParse).toFixed(2)} × (floor 0.44, aim 1.0)`,
)
console.log(
  `core with windows encoded          ${thousands(figures.coreEncoded)}  ${(figures.coreEncoded / figures.jsonParse).toFixed(2)} ×`,
)
