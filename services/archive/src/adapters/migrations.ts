import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'

export const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations', import.meta.url))

export const TABLE_ENGINES = ['ReplacingMergeTree', 'ReplicatedReplacingMergeTree'] as const
export type TableEngine = (typeof TABLE_ENGINES)[number]

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** The database and this program do not agree on the schema: never mended by trying again. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError'
}

const FILE = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** All migrations of a folder by number: 1, 2, 3 … without a gap. */
export const readMigrations = (dir = MIGRATIONS_DIR): Migration[] => {
  const migrations = readdirSync(dir)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => {
      const parts = FILE.exec(file)
      if (!parts) throw new SchemaError(`${file} is not named like 0001_what_it_does.sql`)
      const sql = readFileSync(join(dir, file), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { version: Number(parts[1]), name: parts[2]!, sql, checksum }
    })
  for (const [index, { version, name }] of migrations.entries()) {
    if (version !== index + 1)
      throw new SchemaError(`migration ${version} (${name}) stands where ${index + 1} is expected`)
  }
  return migrations
}

const statementsOf = (sql: string, engine: TableEngine): string[] =>
  sql
    .replaceAll('{{ReplacingMergeTree}}', engine)
    .split(/;\s*$/m)
    .map(statement => statement.trim())
    .filter(statement => statement !== '')

interface Applied {
  readonly version: number
  readonly name: string
  readonly checksum: string
}

const APPLIED = 'SELECT version, name, checksum FROM schema_migrations FINAL ORDER BY version'

const assertKnown = (applied: readonly Applied[], migrations: readonly Migration[]): void => {
  for (const { version, name, checksum } of applied) {
    const known = migrations[version - 1]
    if (!known) {
      throw new SchemaError(
        `the database has migration ${version} (${name}), this program knows ${migrations.length}. The schema only goes forward: ` +
          'run the version that migrated it or a newer one, or restore a backup of ClickHouse from before',
      )
    }
    if (known.checksum !== checksum) {
      throw new SchemaError(
        `migration ${version} (${name}) was edited after it was applied: restore it and add a new one`,
      )
    }
  }
}

export interface MigrateOptions {
  readonly clickhouse: ClickHouse
  readonly engine: TableEngine
  readonly logger: Logger
  readonly migrations?: readonly Migration[]
}

/**
 * Brings the database to the newest schema; only forward. Statements are written so that repeating one does nothing: a process killed
 * in between, or two that start together, end at the same schema. Throws SchemaError when the database is newer or differs.
 */
export const migrate = async ({
  clickhouse,
  engine,
  logger,
  migrations = readMigrations(),
}: MigrateOptions): Promise<void> => {
  await clickhouse.createDatabase()
  await clickhouse.command(
    `CREATE TABLE IF NOT EXISTS schema_migrations
      (version UInt32, name String, checksum String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC'))
      ENGINE = ${engine}(applied_at) ORDER BY version`,
  )
  const applied = await clickhouse.query<Applied>(APPLIED)
  assertKnown(applied, migrations)
  for (const migration of migrations.slice(applied.length)) {
    for (const statement of statementsOf(migration.sql, engine)) await clickhouse.command(statement)
    await clickhouse.insert(
      'schema_migrations',
      ['version', 'name', 'checksum'],
      [[migration.version, migration.name, migration.checksum]],
    )
    logger.info({ version: migration.version, migration: migration.name }, 'clickhouse schema migrated')
  }
}
