import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createLogger } from '../../runtime/logger.ts'
import { openEmbeddedLog } from '../embedded/embedded-log.ts'
import type { AppendRecord, Log } from '../port.ts'

/**
 * Durable appends and reads of records of 320 B, through the port, beside the plainest loop over node:sqlite on the same thread with the same
 * durability (a row per record, one transaction per append). `npm run bench:log`
 */

const VALUE_BYTES = 320
const PARTITIONS = 4
const SECONDS = 2
const TOPIC = 'bench.v1'

interface Figure {
  readonly case: string
  readonly baseline: number
  readonly log: number
}

const value = new Uint8Array(VALUE_BYTES).fill(7)
const recordsOf = (count: number): AppendRecord[] =>
  Array.from({ length: count }, (_, index) => ({ key: `brand-${index % 50}`, value }))

/** Runs `step` for a while; `step` says how many records it moved. */
const perSecond = async (step: () => number | Promise<number>): Promise<number> => {
  const start = performance.now()
  let records = 0
  while (performance.now() - start < SECONDS * 1000) records += await step()
  return records / ((performance.now() - start) / 1000)
}

const openBaseline = (dir: string) => {
  const db = new DatabaseSync(join(dir, 'baseline.db'))
  db.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE records (id INTEGER PRIMARY KEY, "partition" INTEGER, appended_at INTEGER, key TEXT, value BLOB)`)
  const insert = db.prepare('INSERT INTO records ("partition", appended_at, key, value) VALUES (?, ?, ?, ?)')
  const select = db.prepare('SELECT * FROM records WHERE id > ? ORDER BY id LIMIT 1000')
  return {
    append(records: readonly AppendRecord[]): number {
      db.exec('BEGIN')
      for (const { key, value } of records) insert.run(0, Date.now(), key, value)
      db.exec('COMMIT')
      return records.length
    },
    read(after: number): number {
      return select.all(after).length
    },
    close: () => db.close(),
  }
}

const read = async (log: Log): Promise<number> => {
  let records = 0
  for (let partition = 0; partition < PARTITIONS; partition++) {
    for await (const part of log.read({ topic: TOPIC, partition }, 0n)) records += part.length
  }
  return records
}

const group = async (log: Log, expected: number): Promise<number> => {
  const started = performance.now()
  let records = 0
  const all = Promise.withResolvers<void>()
  const reader = log.group({
    groupId: 'bench.v1',
    topics: [TOPIC],
    async onBatch(batch) {
      records += batch.records.length
      if (records >= expected) all.resolve()
    },
  })
  await all.promise
  const rate = records / ((performance.now() - started) / 1000)
  await reader.stop()
  return rate
}

const latency = async (log: Log): Promise<string> => {
  const taken: number[] = []
  let seen: (() => void) | undefined
  const reader = log.broadcast({ topics: [TOPIC], from: 'end', onBatch: () => seen?.() })
  await reader.caughtUp()
  for (let i = 0; i < 500; i++) {
    const { promise, resolve } = Promise.withResolvers<void>()
    seen = resolve
    const start = performance.now()
    void log.append(TOPIC, recordsOf(1))
    await promise
    taken.push(performance.now() - start)
  }
  await reader.stop()
  taken.sort((left, right) => left - right)
  return `p50 ${taken[250]!.toFixed(2)} ms, p99 ${taken[495]!.toFixed(2)} ms`
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-bench-'))
  const log = await openEmbeddedLog({ dir: join(dir, 'log'), logger: createLogger({ name: 'bench', level: 'warn' }) })
  await log.ensureTopics([{ name: TOPIC, partitions: PARTITIONS, cleanup: { retentionMs: 7 * 86_400_000 } }])
  const baseline = openBaseline(dir)
  const figures: Figure[] = []
  const compare = async (name: string, base: () => number, ours: () => Promise<number>): Promise<void> => {
    figures.push({ case: name, baseline: await perSecond(base), log: await perSecond(ours) })
  }
  const append = async (records: readonly AppendRecord[]): Promise<number> => (await log.append(TOPIC, records)).length
  for (const count of [1, 100, 1000]) {
    const records = recordsOf(count)
    await compare(
      `append by ${count}`,
      () => baseline.append(records),
      () => append(records),
    )
  }
  const one = recordsOf(1)
  await compare(
    'append by 1, 64 callers at once',
    () => baseline.append(one),
    async () => (await Promise.all(Array.from({ length: 64 }, () => append(one)))).length,
  )
  const hundred = recordsOf(100)
  await compare(
    'append by 100, 8 callers at once',
    () => baseline.append(hundred),
    async () => (await Promise.all(Array.from({ length: 8 }, () => append(hundred)))).length * 100,
  )
  let after = 0
  const baselineReads = await perSecond(() => {
    const count = baseline.read(after)
    after = count < 1000 ? 0 : after + count
    return count
  })
  figures.push({ case: 'read', baseline: baselineReads, log: await perSecond(() => read(log)) })
  const ends = await log.offsets(TOPIC)
  const total = ends.reduce((sum, { endOffset }) => sum + Number(endOffset), 0)
  figures.push({ case: 'read by a group', baseline: baselineReads, log: await group(log, total) })

  console.table(
    figures.map(({ case: name, baseline, log }) => ({
      'records/s': name,
      'node:sqlite loop': Math.round(baseline),
      'embedded log': Math.round(log),
      ratio: Number((log / baseline).toFixed(2)),
    })),
  )
  console.log(`append to a reader's handler, one at a time: ${await latency(log)}`)
  baseline.close()
  await log.close()
  await rm(dir, { recursive: true })
}

await main()
