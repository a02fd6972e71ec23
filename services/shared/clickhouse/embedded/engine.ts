import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type * as Chdb from 'chdb'
import { FrontError, preparations, type RawInsert, sqlString } from './statement.ts'

export interface EngineOptions {
  readonly dataDir: string
  /** ClickHouse refuses a query that would take its memory above this, as MEMORY_LIMIT_EXCEEDED. */
  readonly maxMemoryBytes: number
}

export type RequestParameters = readonly (readonly [string, string])[]

export interface InsertCounts {
  readonly rows: number
  readonly bytes: number
}

/**
 * chdb, one session per call. A session costs 0.3 ms; in return settings, parameters and the database of one call can never reach
 * another, and a reader never waits behind a writer.
 */
export interface Engine {
  readonly version: string
  run(sql: string, parameters: RequestParameters, defaultFormat: string): Promise<Uint8Array>
  insert(insert: RawInsert, body: AsyncIterable<Uint8Array>, parameters: RequestParameters): Promise<InsertCounts>
  close(): Promise<void>
}

const CHUNK_BYTES = 8 * 1024 * 1024
const WHOLE_BODY_BYTES = 64 * 1024 * 1024
/** Calls inside the engine at once; the others wait here. Each holds a thread of libuv's pool. */
const CONCURRENT_CALLS = 8

/** Reads it all; a body above the bound is refused, since these formats cannot be cut. */
export const collect = async (body: AsyncIterable<Uint8Array>, maxBytes = WHOLE_BODY_BYTES): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new FrontError(307, 'TOO_MANY_BYTES', `The body is larger than ${maxBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Where bodies lie that chdb takes from a file only; what a killed process left there goes at the next start. */
const BODIES_FOLDER = 'tocsin-bodies'

const createGate = (places: number) => {
  const waiting: (() => void)[] = []
  let free = places
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

/** Throws when the folder cannot be opened; the engine's reason stands on stderr, chdb gives none. */
export const openEngine = ({ dataDir, maxMemoryBytes }: EngineOptions): Engine => {
  const { Session, drainPending } = createRequire(import.meta.url)('chdb') as typeof Chdb
  // The tool's conveniences off, the caches sized for a process that shares its machine.
  const connectionArgs = [
    '--implicit_select=0',
    `--max_threads=${Math.min(4, availableParallelism())}`,
    '--max_query_size=16777216',
    `--max_server_memory_usage=${maxMemoryBytes}`,
    '--mark_cache_size=67108864',
    '--primary_index_cache_size=33554432',
    '--query_condition_cache_size=16777216',
    '--background_pool_size=2',
  ]
  const keeper = new Session(dataDir, { connectionArgs })
  const gate = createGate(CONCURRENT_CALLS)
  const bodies = join(dataDir, BODIES_FOLDER)
  rmSync(bodies, { recursive: true, force: true })
  mkdirSync(bodies)
  let bodyCount = 0

  const withSession = <T>(parameters: RequestParameters, work: (session: Chdb.Session) => Promise<T>): Promise<T> =>
    gate(async () => {
      const statements = preparations(parameters)
      const session = new Session(dataDir, { connectionArgs })
      try {
        for (const statement of statements) await session.queryAsync(statement)
        return await work(session)
      } finally {
        session.close()
      }
    })

  /** chdb takes binary formats from a file only. The body is one insert, whole or absent. */
  const insertFile = async (
    { table, columns, format }: RawInsert,
    body: AsyncIterable<Uint8Array>,
    session: Chdb.Session,
  ): Promise<InsertCounts> => {
    bodyCount += 1
    const file = join(bodies, String(bodyCount))
    try {
      const written = createWriteStream(file)
      await pipeline(body, written)
      const into = columns ? `${table} (${columns.join(', ')})` : table
      const { rowsRead } = await session.queryAsync(
        `INSERT INTO ${into} FROM INFILE ${sqlString(file)} COMPRESSION 'none' FORMAT ${format}`,
      )
      return { rows: rowsRead, bytes: written.bytesWritten }
    } finally {
      await rm(file, { force: true })
    }
  }

  return {
    version: keeper.query('SELECT version()', 'TabSeparated').trim(),
    run: (sql, parameters, defaultFormat) =>
      withSession(parameters, async session => (await session.queryAsync(sql, { format: defaultFormat })).bytes()),
    insert: (insert, body, parameters) =>
      withSession(parameters, async session => {
        if (insert.by === 'file') return insertFile(insert, body, session)
        const target = { table: insert.table, ...(insert.columns ? { columns: insert.columns } : {}) }
        const result =
          insert.by === 'line'
            ? await session.insert({
                ...target,
                values: body,
                format: insert.format as 'JSONEachRow',
                maxChunkBytes: CHUNK_BYTES,
              })
            : await session.insert({ ...target, values: await collect(body), format: insert.format as 'CSV' })
        return { rows: result.rowsWritten, bytes: result.bytesWritten }
      }),
    async close() {
      await drainPending()
      keeper.close()
    },
  }
}
