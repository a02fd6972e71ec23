import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface DatabaseOptions {
  readonly maxFilePages?: number | undefined
}

/** Makes a folder whose name survives a power cut; SQLite sees to that for the files in it. */
export const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
  const parent = openSync(dirname(path), 'r')
  try {
    fsyncSync(parent)
  } finally {
    closeSync(parent)
  }
}

/** A file that is durable at every COMMIT: write-ahead log, one fsync per commit. */
export const openDatabase = (path: string, schema: string, options: DatabaseOptions): DatabaseSync => {
  const db = new DatabaseSync(path)
  try {
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 2000;
      PRAGMA journal_size_limit = 16777216;
      PRAGMA cache_size = -1024;`)
    if (options.maxFilePages) db.exec(`PRAGMA max_page_count = ${options.maxFilePages}`)
    db.exec(schema)
    return db
  } catch (error) {
    db.close()
    if (error instanceof Error) error.message = `${path}: ${error.message}`
    throw error
  }
}

/** Runs `work` in one transaction; a failure leaves nothing of it. */
export const transaction = <T>(db: DatabaseSync, work: () => T): T => {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** More than SQLite finds free inside a file, so that the disk must give something. */
const PROBE_BYTES = 64 * 1024

/** Writes durably and removes it again; throws what a real write would. */
export const probeSpace = (db: DatabaseSync): void => {
  transaction(db, () => {
    db.exec('CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, filler BLOB NOT NULL)')
    db.prepare('INSERT OR REPLACE INTO probe VALUES (1, zeroblob(?))').run(PROBE_BYTES)
  })
  transaction(db, () => db.exec('DELETE FROM probe'))
}
