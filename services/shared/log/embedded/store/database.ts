import { DatabaseSync } from 'node:sqlite'

export interface DatabaseOptions {
  readonly maxFilePages?: number | undefined
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
