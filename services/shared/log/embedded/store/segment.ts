import type { DatabaseSync } from 'node:sqlite'
import { createFrameReader } from '../frames.ts'
import type { Chunk } from '../protocol.ts'
import { type DatabaseOptions, openDatabase, probeSpace, transaction } from './database.ts'

/** Where a partition stood when the file was made. */
export interface Base {
  readonly offset: number
  readonly lastAt: number
}

export interface StoredChunk {
  readonly firstOffset: number
  readonly lastOffset: number
  readonly lastAt: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface Placed {
  readonly chunk: Chunk
  readonly firstOffset: number
}

/** One file of a topic. A row is a chunk of consecutive records; in a keyed file (compacted topics) it is one record. */
export interface Segment {
  /** Empty until `start` has run: such a file holds nothing. */
  bases(): Base[]
  start(bases: readonly Base[]): void
  /** Where each partition ends: after its last record here, or its base. */
  ends(): Base[]
  append(placed: readonly Placed[]): void
  /** Chunks that hold records at or above `from`, in order. */
  chunks(partition: number, from: number): Iterable<StoredChunk>
  /** The offset of the first record at or above `from` appended at or after `sinceMs`; undefined when there is none. */
  offsetAt(partition: number, from: number, sinceMs: number): number | undefined
  rowCount(): number
  /** Removes superseded records among the next `rows` of the partition; returns where to go on, undefined at the end. */
  compact(partition: number, from: number, rows: number): number | undefined
  probe(): void
  close(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS bases ("partition" INTEGER PRIMARY KEY, "offset" INTEGER NOT NULL, last_at REAL NOT NULL);
  CREATE TABLE IF NOT EXISTS chunks (
    "partition" INTEGER NOT NULL, last_offset INTEGER NOT NULL, record_count INTEGER NOT NULL, last_at REAL NOT NULL,
    key TEXT, bytes BLOB NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS chunks_by_offset ON chunks ("partition", last_offset);`
const KEYED_SCHEMA = `${SCHEMA}
  CREATE INDEX IF NOT EXISTS chunks_by_key ON chunks ("partition", key, last_offset);`

const SUPERSEDED = `EXISTS (SELECT 1 FROM chunks n WHERE n."partition" = c."partition" AND n.key = c.key AND n.last_offset > c.last_offset)`

export const openSegment = (path: string, options: DatabaseOptions & { readonly keyed: boolean }): Segment => {
  const db = openDatabase(path, options.keyed ? KEYED_SCHEMA : SCHEMA, options)
  const statements = prepare(db)
  const bases = (): Base[] =>
    db
      .prepare('SELECT "offset", last_at FROM bases ORDER BY "partition"')
      .all()
      .map(row => ({ offset: Number(row.offset), lastAt: Number(row.last_at) }))

  const insertKeyed = ({ chunk, firstOffset }: Placed): void => {
    const frames = createFrameReader(chunk.bytes)
    for (let offset = firstOffset; !frames.done; offset++) {
      const from = frames.position
      const at = frames.peekAppendedAt()
      const key = frames.peekKey()
      frames.skip()
      statements.insert.run(chunk.partition, offset, 1, at, key, chunk.bytes.subarray(from, frames.position))
    }
  }
  const insertWhole = ({ chunk, firstOffset }: Placed): void => {
    const lastOffset = firstOffset + chunk.recordCount - 1
    statements.insert.run(chunk.partition, lastOffset, chunk.recordCount, chunk.lastAt, null, chunk.bytes)
  }
  const insert = options.keyed ? insertKeyed : insertWhole

  function* chunks(partition: number, from: number): Generator<StoredChunk> {
    for (const row of statements.chunks.iterate(partition, from) as Iterable<unknown> as Iterable<ChunkRow>) {
      const [lastOffset, recordCount, lastAt, bytes] = row
      yield { firstOffset: lastOffset - recordCount + 1, lastOffset, lastAt, bytes }
    }
  }

  return {
    bases,
    start: list =>
      transaction(db, () => {
        for (const [partition, base] of list.entries()) statements.putBase.run(partition, base.offset, base.lastAt)
      }),
    ends: () =>
      bases().map((base, partition) => {
        const last = statements.last.get(partition) as unknown as [number, number] | undefined
        return last ? { offset: last[0] + 1, lastAt: last[1] } : base
      }),
    append: placed =>
      transaction(db, () => {
        for (const one of placed) insert(one)
      }),
    chunks,
    offsetAt(partition, from, sinceMs) {
      // Append times never fall within a partition, so the first chunk that ends at or after `sinceMs` is found by halving.
      const lastAtFrom = (offset: number) =>
        statements.from.get(partition, offset) as unknown as [number, number] | undefined
      const last = statements.last.get(partition) as unknown as [number, number] | undefined
      if (!last || last[0] < from || last[1] < sinceMs) return undefined
      let low = from
      let high = last[0]
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        const [lastOffset, lastAt] = lastAtFrom(middle)!
        if (lastAt >= sinceMs) high = middle
        else low = lastOffset + 1
      }
      for (const chunk of chunks(partition, low)) {
        const frames = createFrameReader(chunk.bytes)
        for (let offset = chunk.firstOffset; !frames.done; offset++) {
          if (offset >= from && frames.peekAppendedAt() >= sinceMs) return offset
          frames.skip()
        }
      }
      return undefined
    },
    rowCount: () => Number((statements.rowCount.get() as unknown as [number])[0]),
    compact(partition, from, rows) {
      const [until] = statements.nthOffset.get(partition, from, rows) as unknown as [number | null]
      if (until === null) return undefined
      transaction(db, () => statements.removeSuperseded.run(partition, from, until))
      return until + 1
    },
    probe: () => probeSpace(db),
    close: () => db.close(),
  }
}

type ChunkRow = [lastOffset: number, recordCount: number, lastAt: number, bytes: Uint8Array<ArrayBuffer>]

const prepare = (db: DatabaseSync) => {
  const prepared = (sql: string) => {
    const statement = db.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  const where = 'WHERE "partition" = ? AND last_offset >= ? ORDER BY last_offset'
  return {
    putBase: prepared('INSERT INTO bases VALUES (?, ?, ?)'),
    insert: prepared('INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?)'),
    last: prepared('SELECT last_offset, last_at FROM chunks WHERE "partition" = ? ORDER BY last_offset DESC LIMIT 1'),
    from: prepared(`SELECT last_offset, last_at FROM chunks ${where} LIMIT 1`),
    chunks: prepared(`SELECT last_offset, record_count, last_at, bytes FROM chunks ${where}`),
    rowCount: prepared('SELECT count(*) FROM chunks'),
    nthOffset: prepared(`SELECT max(last_offset) FROM (SELECT last_offset FROM chunks ${where} LIMIT ?)`),
    removeSuperseded: prepared(
      `DELETE FROM chunks WHERE rowid IN (SELECT c.rowid FROM chunks c WHERE c."partition" = ? AND c.last_offset >= ? AND c.last_offset <= ? AND ${SUPERSEDED})`,
    ),
  }
}
