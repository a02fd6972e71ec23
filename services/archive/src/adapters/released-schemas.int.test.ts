import { type ClickHouse, connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { ClickHouseUnavailableError } from '@tocsin/shared/clickhouse/errors.ts'
import { createHistory } from '@tocsin/shared/clickhouse/history.ts'
import { startTestClickHouse, type TestClickHouse } from '@tocsin/shared/clickhouse/test/test-clickhouse.ts'
import { deletionCodec, mentionCodec, signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  DELETIONS,
  deletionRow,
  MENTIONS,
  mentionRow,
  type Row,
  SIGNALS,
  signalRow,
  type Table,
  WINDOWS,
  windowRow,
} from '../core/rows.ts'
import { migrate, readMigrations } from './migrations.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const engine = 'ReplacingMergeTree'
const START = Date.UTC(2026, 0, 5)
const MINUTES_5 = 300_000
const migrations = readMigrations()
const VERSIONS = migrations.map(({ version }) => version)

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** One row per table as this program writes it; `at` makes it another one. */
const rowsAt = (at: number): readonly (readonly [Table, Row])[] => {
  const windowStartMs = START + at * MINUTES_5
  const window = {
    brandId: 'acme',
    sizeMs: MINUTES_5,
    windowStartMs,
    windowEndMs: windowStartMs + MINUTES_5,
    ver: String(at + 1),
    mentions: 10.5 + at,
    negative: 4.25,
    share: 0.38,
    languages: [{ language: 'pl', mentions: 10.5, negative: 4.25 }],
    about: [{ term: 'crash', negative: 3, z: 4.5, mentionIds: ['web:1'] }],
  }
  const mention = { brandId: 'acme', source: 'web', nativeId: `m${at}`, text: `text ${at}`, eventTimeMs: windowStartMs }
  const signal = { signalId: `s${at}`, brandId: 'acme', ruleId: 'share', openedAtMs: windowStartMs, ver: '1' }
  const deletion = { source: 'web', nativeId: `gone${at}`, observedAtMs: windowStartMs }
  return [
    [WINDOWS, windowRow(windowCodec.decode(windowCodec.encode(window)))],
    [MENTIONS, mentionRow(mentionCodec.decode(mentionCodec.encode(mention)), BigInt(at), 1)],
    [SIGNALS, signalRow(signalCodec.decode(signalCodec.encode(signal)))],
    [DELETIONS, deletionRow(deletionCodec.decode(deletionCodec.encode(deletion)), BigInt(at))],
  ]
}

/** Columns by table that a program writes: those without a default of their own. */
type Columns = ReadonlyMap<string, ReadonlyMap<string, string>>

const columnsOf = async (clickhouse: ClickHouse): Promise<Columns> => {
  const found = await clickhouse.query<{ table: string; name: string; type: string }>(
    `SELECT table, name, type FROM system.columns
      WHERE database = currentDatabase() AND default_kind = '' AND table != 'schema_migrations' ORDER BY table, position`,
  )
  const tables = Map.groupBy(found, ({ table }) => table)
  return new Map([...tables].map(([table, columns]) => [table, new Map(columns.map(({ name, type }) => [name, type]))]))
}

/** Inserts what a program with these columns would write. */
const insertAs = async (clickhouse: ClickHouse, known: Columns, at: number): Promise<void> => {
  for (const [{ name, columns }, row] of rowsAt(at)) {
    const own = known.get(name)
    if (own === undefined) continue
    const written = columns.filter(column => own.has(column))
    await clickhouse.insert(name, written, [row.filter((_, index) => own.has(columns[index]!))])
  }
}

/** All that a program with these columns can read, table by table. */
const selectAs = async (clickhouse: ClickHouse, known: Columns): Promise<Record<string, unknown[]>> => {
  const read: Record<string, unknown[]> = {}
  for (const [table, columns] of known) {
    const names = [...columns.keys()].map(name => `\`${name}\``).join(', ')
    read[table] = await clickhouse.query(`SELECT ${names} FROM ${table} FINAL ORDER BY ALL`)
  }
  return read
}

const run = (clickhouse: ClickHouse, upTo = migrations.length): Promise<void> =>
  migrate({ clickhouse, engine, logger, migrations: migrations.slice(0, upTo) })

const appliedIn = async (clickhouse: ClickHouse): Promise<number[]> =>
  (await clickhouse.query<{ version: number }>('SELECT version FROM schema_migrations FINAL ORDER BY version')).map(
    ({ version }) => version,
  )

describe('a database of an earlier version', () => {
  let test: TestClickHouse
  const opened: ClickHouse[] = []
  const database = (name: string): ClickHouse => {
    const clickhouse = connectClickHouse({ url: test.url, database: `${test.clickhouse.database}_${name}`, logger })
    opened.push(clickhouse)
    return clickhouse
  }
  beforeAll(async () => {
    test = await startTestClickHouse()
  })
  afterAll(async () => {
    for (const clickhouse of opened) {
      await clickhouse.command(`DROP DATABASE IF EXISTS ${clickhouse.database}`)
      await clickhouse.close()
    }
    await test.stop()
  })

  it.each(VERSIONS)('%i keeps its rows, serves its own programs, and takes this one', async version => {
    const clickhouse = database(`from_${version}`)
    await run(clickhouse, version)
    const old = await columnsOf(clickhouse)
    await insertAs(clickhouse, old, 0)
    const before = await selectAs(clickhouse, old)

    // Two archives of this program start at the same moment, while pods of the earlier version run.
    await Promise.all([run(clickhouse), run(clickhouse)])
    expect(await appliedIn(clickhouse)).toEqual(VERSIONS)
    expect(await selectAs(clickhouse, old)).toEqual(before)
    const now = await columnsOf(clickhouse)
    for (const [table, columns] of old) expect([...now.get(table)!]).toEqual(expect.arrayContaining([...columns]))

    await insertAs(clickhouse, old, 1)
    await insertAs(clickhouse, now, 2)
    for (const [table, rows] of Object.entries(await selectAs(clickhouse, old)))
      expect([table, rows.length]).toEqual([table, 3])

    const history = createHistory(clickhouse)
    const span = { brandId: 'acme', fromMs: START, toMs: START + 86_400_000, limit: 10 }
    const windows = await history.listWindows({ ...span, sizeMs: MINUTES_5 })
    expect(windows.map(({ windowStartMs, mentions }) => [windowStartMs - START, mentions]).sort()).toEqual([
      [0, 10.5],
      [MINUTES_5, 11.5],
      [2 * MINUTES_5, 12.5],
    ])
    expect(windows[0]).toMatchObject({ languages: [{ language: 'pl', mentions: 10.5, negative: 4.25 }], topics: [] })
    const expected = (table: string): number => (old.has(table) ? 3 : 1)
    expect(await history.listMentions(span)).toHaveLength(expected('mentions'))
    expect(await history.listSignals({ ...span, openOnly: false })).toHaveLength(expected('signals'))
  })

  it.each([
    ['before a statement', false],
    ['after one whose answer it did not hear', true],
  ])('ends at the same schema when the migrating process is killed again and again %s', async (_, takesEffect) => {
    const whole = database(`whole_${takesEffect}`)
    await run(whole)
    const clickhouse = database(`killed_${takesEffect}`)
    let lives = 0
    for (let allowed = 0; ; allowed++) {
      let left = allowed
      const orDie = async (work: () => Promise<void>): Promise<void> => {
        const dies = left-- === 0
        if (!dies || takesEffect) await work()
        if (dies) throw new ClickHouseUnavailableError('killed')
      }
      const mortal: ClickHouse = {
        ...clickhouse,
        command: (...args) => orDie(() => clickhouse.command(...args)),
        insert: (...args) => orDie(() => clickhouse.insert(...args)),
      }
      const survived = await run(mortal).then(
        () => true,
        () => false,
      )
      if (survived) break
      lives++
    }
    expect(lives).toBeGreaterThan(3)
    expect(await columnsOf(clickhouse)).toEqual(await columnsOf(whole))
    expect(await appliedIn(clickhouse)).toEqual(VERSIONS)
    await insertAs(clickhouse, await columnsOf(clickhouse), 0)
  })
})
