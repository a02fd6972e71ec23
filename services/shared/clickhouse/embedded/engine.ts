import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import type * as Chdb from 'chdb'
import { FrontError, preparations, type RawInsert } from './statement.ts'

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

  return {
    version: keeper.query('SELECT version()', 'TabSeparated').trim(),
    run: (sql, parameters, defaultFormat) =>
      withSession(parameters, async session => (await session.queryAsync(sql, { format: defaultFormat })).bytes()),
    insert: (insert, body, parameters) =>
      withSession(parameters, async session => {
        const target = { table: insert.table, ...(insert.columns ? { columns: insert.columns } : {}) }
        const result = insert.byLine
          ? await session.insert({
              ...target,
              values: body,
              format: insert.format as 'JSONEachRow',
              maxChunkBytes: CHUNK_BYTES,
            })
          : await session.insert({ ...target, values: await collect(body), format: insert.format })
        return { rows: result.rowsWritten, bytes: result.bytesWritten }
      }),
    async close() {
      await drainPending()
      keeper.close()
    },
  }
}
