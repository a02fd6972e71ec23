import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { LogLockedError } from '../../errors.ts'

const SQLITE_BUSY = 5

/**
 * One process per data folder. The lock itself is the operating system's (held by SQLite on `lock.db`), which a dead process cannot
 * keep and a reused pid cannot fake; the file `lock` beside it names the owner for people.
 */
export const lockFolder = (dir: string): (() => void) => {
  const ownerPath = join(dir, 'lock')
  const db = new DatabaseSync(join(dir, 'lock.db'))
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    db.close()
    if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) throw cause
    throw new LogLockedError(
      `the data folder ${dir} is in use by ${ownerOf(ownerPath)}: stop that process first, or start this one with another data folder`,
      { cause },
    )
  }
  writeFileSync(ownerPath, `${process.pid} on ${hostname()} since ${new Date().toISOString()}\n`)
  return () => {
    writeFileSync(ownerPath, '')
    db.exec('ROLLBACK')
    db.close()
  }
}

const ownerOf = (path: string): string => {
  try {
    const owner = readFileSync(path, 'utf8').trim()
    return owner ? `process ${owner}` : 'another process'
  } catch {
    return 'another process'
  }
}
