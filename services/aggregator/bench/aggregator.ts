import { createFold, createFoldState } from '../src/core/fold.ts'
import { createRecordReader } from '../src/core/record.ts'
import { generate } from './generate.ts'

/**
 * The core of the aggregator (decode, dedupe, panes, windows as bytes, rules at each second of stream time) beside a loop of `JSON.parse` over the
 * same records as JSON, in one process, in turn. Windows and rules cost by brand and second, so two loads are shown: 200 brands at 139
 * and at 1,390 records a second. Prints the best of each by CPU time, and its ratio to `JSON.parse`. Usage: node bench/aggregator.ts [records]
 */
const RECORDS = Number(process.argv[2] ?? 300_000)
const ROUNDS = 3
const BATCH = 2_000
const START_MS = Date.UTC(2026, 0, 5)

interface Packed {
  readonly bytes: Buffer
  /** Where each record ends. */
  readonly ends: Uint32Array
}

interface Load {
  readonly perSecond: number
  readonly protobuf: Packed
  readonly json: Packed
}

const pack = (parts: readonly Uint8Array[]): Packed => {
  const ends = new Uint32Array(parts.length)
  let at = 0
  for (const [i, part] of parts.entries()) {
    at += part.length
    ends[i] = at
  }
  return { bytes: Buffer.concat(parts), ends }
}

const loadOf = (perSecond: number): Load => {
  const records = generate({ records: RECORDS, brands: 200, perSecond, startMs: START_MS })
  return {
    perSecond,
    protobuf: pack(records.map(record => record.value)),
    json: pack(records.map(record => Buffer.from(record.json))),
  }
}

/** Hands out records batch by batch and counts only the CPU time of `work`, which other programs on the machine disturb least. Gives records per second. */
const timed = <T>(
  { bytes, ends }: Packed,
  slice: (bytes: Buffer) => T,
  work: (batch: readonly T[], first: number) => void,
): number => {
  let ms = 0
  for (let first = 0; first < RECORDS; first += BATCH) {
    const batch: T[] = []
    for (let i = first; i < Math.min(first + BATCH, RECORDS); i++) {
      batch.push(slice(bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i])))
    }
    const before = process.cpuUsage()
    work(batch, first)
    const { user, system } = process.cpuUsage(before)
    ms += (user + system) / 1_000
  }
  return RECORDS / (ms / 1_000)
}

const fold = (load: Load): { readonly perSecond: number; readonly windows: number } => {
  const read = createRecordReader()
  const folding = createFold(createFoldState())
  let windows = 0
  const perSecond = timed(
    load.protobuf,
    bytes => bytes,
    (batch, first) => {
      for (let i = 0; i < batch.length; i++) {
        const item = read('mention', batch[i]!, 0)
        if (item.kind === 'mention') folding.mention(item.mention, item.appendedAtMs, BigInt(first + i))
      }
      const told = folding.take()
      windows += told.windows.length
    },
  )
  return { perSecond, windows }
}

/** `strings`: the texts are strings before the clock starts; otherwise they are bytes, as a log hands them over. */
const parse = (load: Load, strings: boolean): number => {
  let negative = 0
  const count = (text: string): void => {
    if (JSON.parse(text).sentiment === 'SENTIMENT_NEGATIVE') negative++
  }
  const perSecond = strings
    ? timed(
        load.json,
        bytes => bytes.toString(),
        batch => {
          for (const text of batch) count(text)
        },
      )
    : timed(
        load.json,
        bytes => bytes,
        batch => {
          for (const bytes of batch) count(bytes.toString())
        },
      )
  if (negative === 0) throw new Error('nothing was parsed')
  return perSecond
}

const run = (load: Load): void => {
  const best = { strings: 0, bytes: 0, core: 0 }
  let windows = 0
  for (let round = 0; round < ROUNDS; round++) {
    best.strings = Math.max(best.strings, parse(load, true))
    best.bytes = Math.max(best.bytes, parse(load, false))
    const core = fold(load)
    windows = core.windows
    best.core = Math.max(best.core, core.perSecond)
  }
  const line = (name: string, perSecond: number): string =>
    `  ${name.padEnd(26)}${`${Math.round(perSecond / 1_000)} k/s`.padStart(9)}  ${(perSecond / best.strings).toFixed(2)} ×`
  console.log(
    `${load.perSecond} records a second, ${Math.round(RECORDS / load.perSecond / 60)} min, ${windows} windows`,
  )
  console.log(line('JSON.parse of strings', best.strings))
  console.log(line('JSON.parse of bytes', best.bytes))
  console.log(line('core, windows encoded', best.core))
}

console.log(`${RECORDS} records of about 300 bytes, 200 brands; the core must reach 0.44 ×, aims at 1.0 ×`)
for (const perSecond of [139, 1_390]) run(loadOf(perSecond))
