import { Readable } from 'node:stream'
import { ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import type { Logger } from '../runtime/logger.ts'
import { asClickHouseFailure, ClickHouseUnavailableError } from './errors.ts'

export type QueryParams = Readonly<Record<string, unknown>>

export interface StatementOptions {
  /** Values of `{name:Type}` placeholders; they never become part of the statement's text. */
  readonly params?: QueryParams
  /** Settings of this statement alone. */
  readonly settings?: ClickHouseSettings
}

/**
 * ClickHouse as Tocsin uses it, the same over a server and over the embedded one. Every call rejects with `ClickHouseUnavailableError`
 * (a RetryableError) when another try may succeed, and with the client's own error when the statement is wrong.
 */
export interface ClickHouse {
  readonly database: string
  /** Creates the database itself when it is absent; everything else runs inside it. */
  createDatabase(): Promise<void>
  query<Row>(sql: string, options?: StatementOptions): Promise<Row[]>
  command(sql: string, options?: StatementOptions): Promise<void>
  /**
   * Resolves when the rows are in the table. After a rejection they may be there or not: tables tolerate the same rows twice.
   * Each row has one value per column, in the order of `columns`.
   */
  insert(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void>
  /** As `insert`, of rows that are bytes in ClickHouse's RowBinary format already: half the work for either side. */
  insertBinary(table: string, columns: readonly string[], rows: readonly Uint8Array[]): Promise<void>
  /** Resolves when it answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface ConnectOptions {
  /** A user and password in it win over those beside it. */
  readonly url: string
  readonly username?: string
  /** As a function it is asked before each call: it may be replaced while we run. */
  readonly password?: string | (() => string)
  readonly database: string
  readonly logger: Logger
  /** A call that takes longer fails as unavailable (default 30 s). */
  readonly requestTimeoutMs?: number
  /** Compress what is sent and received; worth it over a network, not to this machine (default false). */
  readonly compression?: boolean
}

/** An import of old posts may touch more months (partitions) in one insert than ClickHouse takes by default. */
const INSERT_SETTINGS: ClickHouseSettings = { max_partitions_per_insert_block: '0' }

/** Opens no connection by itself: the first call does, and a lost one is opened again by the next. */
export const connectClickHouse = (options: ConnectOptions): ClickHouse => {
  const { url, username, password, database, logger, requestTimeoutMs = 30_000, compression = false } = options
  const named = new URL(url).username !== ''
  const common = {
    url,
    application: 'tocsin',
    request_timeout: requestTimeoutMs,
    max_open_connections: 16,
    compression: { request: compression, response: compression },
    log: { level: ClickHouseLogLevel.OFF },
    ...(named || username === undefined ? {} : { username }),
    ...(named || typeof password !== 'string' ? {} : { password }),
  }
  const client = createClient({ ...common, database })
  const auth = () =>
    named || typeof password !== 'function' ? {} : { auth: { username: username ?? 'default', password: password() } }

  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      const failure = asClickHouseFailure(error)
      logger.debug({ what, err: failure }, 'clickhouse call failed')
      throw failure
    }
  }

  const withOptions = ({ params, settings }: StatementOptions = {}) => ({
    ...(params ? { query_params: { ...params }, use_multipart_params_auto: true } : {}),
    ...(settings ? { clickhouse_settings: settings } : {}),
    ...auth(),
  })

  return {
    database,
    createDatabase: () =>
      attempt('create database', async () => {
        // A request that names an absent database is refused before it could create it.
        const outside = createClient(common)
        try {
          await outside.command({
            query: 'CREATE DATABASE IF NOT EXISTS {database:Identifier}',
            query_params: { database },
            ...auth(),
          })
        } finally {
          await outside.close()
        }
      }),
    query: <Row>(sql: string, statement?: StatementOptions) =>
      attempt('query', async () => {
        const result = await client.query({ query: sql, format: 'JSONEachRow', ...withOptions(statement) })
        return result.json<Row>()
      }),
    command: (sql, statement) =>
      attempt('command', async () => {
        await client.command({ query: sql, ...withOptions(statement) })
      }),
    insert: (table, columns, rows) =>
      attempt('insert', async () => {
        if (rows.length === 0) return
        await client.insert({
          table,
          columns: columns as [string, ...string[]],
          values: rows as unknown[][],
          format: 'JSONCompactEachRow',
          clickhouse_settings: INSERT_SETTINGS,
          ...auth(),
        })
      }),
    insertBinary: (table, columns, rows) =>
      attempt('insert', async () => {
        if (rows.length === 0) return
        const { stream } = await client.exec({
          query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT RowBinary`,
          values: Readable.from([Buffer.concat(rows)], { objectMode: false }),
          clickhouse_settings: INSERT_SETTINGS,
          ...auth(),
        })
        // The answer of an insert is empty; the connection is free for the next call only when it was read.
        await stream.toArray()
      }),
    ping: () =>
      attempt('ping', async () => {
        // The client's own ping does not take a password of its own.
        const pong = client.query({ query: 'SELECT 1', format: 'JSONEachRow', ...auth() })
        await pong
          .then(result => result.text())
          .catch(cause => {
            throw new ClickHouseUnavailableError('ClickHouse does not answer', { cause })
          })
      }),
    close: () => client.close(),
  }
}
