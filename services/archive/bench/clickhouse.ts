import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { BareTask } from '@tocsin/shared/clickhouse/bench/bare-chdb.ts'
import { type ClickHouse, connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { createHistory } from '@tocsin/shared/clickhouse/history.ts'
import { startTestClickHouse } from '@tocsin/shared/clickhouse/test/test-clickhouse.ts'
import { windowCodec } from '@tocsin/shared/events/codec.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { backfillWindows } from '../src/adapters/backfill.ts'
import { migrate, readMigrations } from '../src/adapters/migrations.ts'
import { createTableWriter } from '../src/adapters/table-writer.ts'
import { INTAKES, takeIn } from '../src/core/intake.ts'
import { type Row, WINDOWS, windowRow } from '../src/core/rows.ts'
import { createArchiveEvents } from '../src/events.ts'
import { rateInTurns, type Spread, timeInTurns } from './figures.ts'

const BATCH = 5_000
const BATCHES = 20
const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const NOW = Date.UTC(2026, 0, 29)
const CALLS = 200

const logger = createLogger({ name: 'bench', level: 'silent' })

const window = (brand: number, sizeMs: number, windowStartMs: number): WindowInput => ({
  brandId: `brand-${brand}`,
  sizeMs,
  windowStartMs,
  windowEndMs: windowStartMs + sizeMs,
  ver: String(windowStartMs),
  mentions: 100 + (windowStartMs % 37),
  negative: 10 + (windowStartMs % 7),
  neutral: 60,
  positive: 30,
  weightSquares: 100,
  final: true,
  share: 0.1,
  shareLow: 0.06,
  shareHigh: 0.17,
  languages: [
    { language: 'en', mentions: 70, negative: 6 },
    { language: 'pl', mentions: 30, negative: 4 },
  ],
  about: [{ term: 'late parcel', negative: 5, z: 3.2, mentionIds: ['web:1', 'web:2'] }],
  usual: { share: 0.09, shareLimit: 0.2, mentions: 100, mentionsLimit: 160, baselineVersion: 1 },
  streamTimeMs: windowStartMs + sizeMs,
})

/** Reads and forgets: what the client alone can send. */
const startSink = async () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

const bareChdb = (rows: readonly Row[]): Promise<number> => {
  const child = fork(fileURLToPath(import.meta.resolve('@tocsin/shared/clickhouse/bench/bare-chdb.ts')), {
    stdio: 'ignore',
  })
  const createTable = readMigrations()[0]!
    .sql.replace('{{ReplacingMergeTree}}', 'ReplacingMergeTree')
    .replace(/;\s*$/, '')
  const body = `${rows.map(row => JSON.stringify(row)).join('\n')}\n`
  const task: BareTask = {
    createTable,
    table: WINDOWS.name,
    columns: WINDOWS.columns,
    body,
    rows: rows.length,
    times: BATCHES,
  }
  child.send(task)
  return new Promise(resolve => child.once('message', rate => resolve(Number(rate))))
}

const insertRound = (clickhouse: ClickHouse, rows: readonly Row[]) => async (): Promise<number> => {
  for (let i = 0; i < BATCHES; i += 1) await clickhouse.insert(WINDOWS.name, WINDOWS.columns, rows)
  return rows.length * BATCHES
}

/** As `insertRound`, of rows that are bytes already. */
const binaryRound = (clickhouse: ClickHouse, records: readonly LogRecord[]) => {
  const rows = takeIn(INTAKES.windows, records).items.map(({ bytes }) => bytes!)
  return async (): Promise<number> => {
    for (let i = 0; i < BATCHES; i += 1) await clickhouse.insertBinary(WINDOWS.name, WINDOWS.columns, rows)
    return rows.length * BATCHES
  }
}

/** The way of the service: one insert runs while the next batches are decoded. */
const archiveRound = (clickhouse: ClickHouse, records: readonly LogRecord[]) => async (): Promise<number> => {
  const writer = createTableWriter({
    table: WINDOWS,
    clickhouse,
    events: createArchiveEvents(logger, createMetrics()),
    maxRows: BATCH,
    maxWaitMs: 1_000,
    idleCommitMs: 1_000,
    firstRetryMs: 100,
    lastRetryMs: 1_000,
    refused: async () => {},
    commit: async () => {},
    onAway: () => {},
    onBack: () => {},
  })
  for (let i = 0; i < BATCHES; i += 1) {
    await writer.room()
    const from = { topic: 'windows', partition: 0, epoch: 0 }
    writer.add({ from, items: takeIn(INTAKES.windows, records).items, nextOffset: BigInt(i) })
  }
  await writer.stop()
  return records.length * BATCHES
}

const ARG_MAX = `SELECT toFloat64(toUnixTimestamp64Milli(window_start)) AS windowStartMs, argMax(mentions, ver) AS m,
    argMax(negative, ver) AS n, argMax(share, ver) AS s, argMax(share_low, ver) AS l, argMax(share_high, ver) AS h
  FROM windows
  WHERE brand_id = {brandId:String} AND size_ms = {sizeMs:UInt32}
    AND window_start >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC') AND window_start < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')
    AND toUnixTimestamp64Milli(window_start) % 300000 = 0
  GROUP BY window_start ORDER BY window_start`

const print = (what: string, value: string, against = ''): void =>
  console.log(`${what.padEnd(62)}${value.padStart(16)}  ${against}`)
const perSecond = (rate: number): string => `${Math.round(rate / 1_000)} k rows/s`
const times = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`
const spread = ({ p50, p95 }: Spread): string => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`

const test = await startTestClickHouse()
const { clickhouse } = test
await migrate({ clickhouse, engine: 'ReplacingMergeTree', logger })

const values = Array.from({ length: BATCH }, (_, i) =>
  windowCodec.encode(window(i % 50, 5 * MINUTE, NOW + Math.floor(i / 50) * MINUTE)),
)
const records = values.map(
  (value, offset): LogRecord => ({ value, offset: BigInt(offset), appendedAt: NOW, key: '', headers: {} }),
)
const rows = values.map(value => windowRow(windowCodec.decode(value)))

console.log(
  `windows of ${WINDOWS.columns.length} columns, ${BATCH} rows an insert, ${Math.round(JSON.stringify(rows).length / BATCH)} B a row\n`,
)
const bare = await bareChdb(rows)
print('bare chdb, bodies ready in memory', perSecond(bare))
const sink = await startSink()
const toSink = connectClickHouse({ url: sink.url, database: 'default', logger })
const one = insertRound(clickhouse, rows)
const [sent, front, both, binary, archived] = (await rateInTurns([
  insertRound(toSink, rows),
  one,
  async () => (await Promise.all([one(), one()])).reduce((sum, count) => sum + count, 0),
  binaryRound(clickhouse, records),
  archiveRound(clickhouse, records),
])) as [number, number, number, number, number]
await toSink.close()
sink.stop()
print('client to a sink that forgets', perSecond(sent))
print('client to the front', perSecond(front), `${times(front, bare)} bare chdb, ${times(front, sent)} the sink`)
print('two clients to the front', perSecond(both))
print('client to the front, rows as bytes', perSecond(binary), `${times(binary, bare)} bare chdb`)
print(
  'the archive: windows from the log, in rows as bytes, to the front',
  perSecond(archived),
  `${times(archived, binary)} those alone, ${times(archived, front)} client to the front`,
)

for (let brand = 0; brand < 20; brand += 1) {
  const of = (sizeMs: number, stepMs: number, days: number) =>
    Array.from({ length: (days * DAY) / stepMs }, (_, i) => window(brand, sizeMs, NOW - (i + 1) * stepMs))
  await backfillWindows(clickhouse, [
    of(5 * MINUTE, 5 * MINUTE, 28),
    of(60 * MINUTE, 60 * MINUTE, 28),
    of(5 * MINUTE, 10_000, 1),
  ])
}
const history = createHistory(clickhouse)
const day = { brandId: 'brand-7', sizeMs: 5 * MINUTE, fromMs: NOW - DAY, toMs: NOW }
console.log(`\n20 brands, 4 weeks of windows and a day of 5-minute windows every 10 s; p50 / p95 of ${CALLS} calls\n`)
const asked: readonly (readonly [string, () => Promise<unknown[]>])[] = [
  ['select 1', () => clickhouse.query('SELECT 1')],
  ['24 h of a brand, rates by hour', () => history.listRates({ ...day, sizeMs: 60 * MINUTE })],
  ['24 h of a brand, rates of 5 min', () => history.listRates({ ...day, stepMs: 5 * MINUTE })],
  ['the same by argMax instead of FINAL', () => clickhouse.query(ARG_MAX, { params: day })],
  ['24 h of a brand, whole windows of 5 min', () => history.listWindows({ ...day, stepMs: 5 * MINUTE })],
]
const taken = await timeInTurns(
  asked.map(([, call]) => call),
  CALLS,
)
for (const [index, [what, call]] of asked.entries()) {
  const { length } = await call()
  print(`${what}, ${length} rows`, spread(taken[index]!), `p95 ${times(taken[index]!.p95, taken[0]!.p95)} select 1`)
}
await test.stop()
