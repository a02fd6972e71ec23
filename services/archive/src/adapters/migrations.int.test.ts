import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestClickHouse, type TestClickHouse } from '@tocsin/shared/clickhouse/test/test-clickhouse.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DELETIONS, MENTIONS, SIGNALS, WINDOWS } from '../core/rows.ts'
import { MIGRATIONS_DIR, type Migration, migrate, readMigrations, SchemaError } from './migrations.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const engine = 'ReplacingMergeTree'

const numbered = (version: number, sql: string): Migration => ({
  version,
  name: `step_${version}`,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
})

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 })

describe('the migrations of this repository', () => {
  it('are numbered without a gap, and no published one was edited', () => {
    const published = readFileSync(join(MIGRATIONS_DIR, 'CHECKSUMS'), 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split(/\s+/))
    const found = readMigrations().map(({ version, name, checksum }) => [
      checksum,
      `${String(version).padStart(4, '0')}_${name}.sql`,
    ])
    expect(found).toEqual(published)
  })
})

describe('migrate', () => {
  let test: TestClickHouse
  beforeEach(async () => {
    test = await startTestClickHouse()
  })
  afterEach(() => test.stop())
  const run = (migrations?: readonly Migration[]) =>
    migrate({ clickhouse: test.clickhouse, engine, logger, ...(migrations ? { migrations } : {}) })

  it('gives the tables that the rows are written for, and changes nothing the second time', async () => {
    await run()
    await Promise.all([run(), run()])
    for (const { name, columns } of [WINDOWS, MENTIONS, SIGNALS, DELETIONS]) {
      const found = await test.clickhouse.query<{ name: string }>(
        'SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {name:String}',
        { params: { name } },
      )
      expect(found.map(column => column.name)).toEqual(expect.arrayContaining([...columns]))
    }
    const applied = await test.clickhouse.query<{ version: number }>(
      'SELECT version FROM schema_migrations FINAL ORDER BY version',
    )
    expect(applied.map(({ version }) => version)).toEqual(readMigrations().map(({ version }) => version))
  })

  it('goes on where a killed run stopped, within a migration too', async () => {
    const first = numbered(1, 'CREATE TABLE IF NOT EXISTS a (x UInt8) ENGINE = {{ReplacingMergeTree}} ORDER BY x;')
    const broken = numbered(
      2,
      'CREATE TABLE IF NOT EXISTS b (x UInt8) ENGINE = MergeTree ORDER BY x;\nCREATE NONSENSE;\n',
    )
    await expect(run([first, broken])).rejects.toThrow()
    const mended = numbered(
      2,
      'CREATE TABLE IF NOT EXISTS b (x UInt8) ENGINE = MergeTree ORDER BY x;\nALTER TABLE b ADD COLUMN IF NOT EXISTS y UInt8;\n',
    )
    await run([first, mended])
    await test.clickhouse.insert('b', ['x', 'y'], [[1, 2]])
  })

  it('refuses a database of a newer program, and one whose migration was edited afterwards', async () => {
    const [one, two] = [
      numbered(1, 'CREATE TABLE a (x UInt8) ENGINE = MergeTree ORDER BY x'),
      numbered(2, 'DROP TABLE a'),
    ]
    await run([one, two])
    await expect(run([one])).rejects.toThrow(/has migration 2 .* knows 1/)
    await expect(run([one, numbered(2, 'DROP TABLE IF EXISTS a')])).rejects.toThrow(SchemaError)
  })
})
