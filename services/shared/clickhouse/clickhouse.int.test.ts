import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClickHouseError, createClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createLogger } from '../runtime/logger.ts'
import { type ClickHouse, type ConnectOptions, connectClickHouse } from './client.ts'
import { startEmbeddedClickHouse } from './embedded/embedded-clickhouse.ts'
import { ClickHouseRefusal, ClickHouseUnavailableError } from './errors.ts'
import { startServer } from './test/server.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const logger = createLogger({ name: 'clickhouse-test', level: 'silent' })

interface Target {
  readonly name: string
  /** Why the suite does not run against it. */
  open(): Promise<{ readonly url: string; close(): Promise<void> }>
}

const server = await startServer()

const TARGETS: readonly Target[] = [
  {
    name: 'the embedded front',
    async open() {
      const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-clickhouse-'))
      const embedded = await startEmbeddedClickHouse({ dataDir, logger })
      const close = async () => {
        await embedded.stop()
        rmSync(dataDir, { recursive: true, force: true })
      }
      return { url: embedded.url, close }
    },
  },
  ...(server ? [{ name: 'a server', open: async () => ({ url: server.url, close: server.stop }) }] : []),
]
if (!server)
  console.warn('neither CLICKHOUSE_URL nor a Docker engine: the client is tried on the embedded ClickHouse only')

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}

for (const target of TARGETS) {
  describe(`clickhouse client over ${target.name}`, () => {
    const database = `suite_${process.pid}`
    let opened: Awaited<ReturnType<Target['open']>>
    let clickhouse: ClickHouse
    const connect = (more: Partial<ConnectOptions> = {}) =>
      connectClickHouse({ url: opened.url, database, logger, ...more })

    beforeAll(async () => {
      opened = await target.open()
      clickhouse = connect()
      await clickhouse.createDatabase()
      await clickhouse.command(
        `CREATE TABLE events (id UInt64, at DateTime64(3, 'UTC'), text String, tags Array(String), share Nullable(Float64))
         ENGINE = MergeTree ORDER BY id`,
      )
    })

    afterAll(async () => {
      await clickhouse.command(`DROP DATABASE ${database}`)
      await clickhouse.close()
      await opened.close()
    })

    const COLUMNS = ['id', 'at', 'text', 'tags', 'share']

    it('answers a ping', async () => {
      await clickhouse.ping()
    })

    it('gives back what was inserted: quotes, control characters, other scripts, empty arrays, nulls', async () => {
      const text = 'it\'s "zażółć" \\ \t\n å 漢 😀 {a:String}'
      await clickhouse.insert('events', COLUMNS, [
        [1, 1_763_725_474_123, text, [], null],
        [2, 60_000, '', ["a'b", 'c\\d', 'e,f'], 0.25],
      ])
      const rows = await clickhouse.query(
        'SELECT toUInt32(id) AS id, toUnixTimestamp64Milli(at) AS at, text, tags, share FROM events WHERE id <= 2 ORDER BY id',
        { settings: { output_format_json_quote_64bit_integers: 0 } },
      )
      expect(rows).toEqual([
        { id: 1, at: 1_763_725_474_123, text, tags: [], share: null },
        { id: 2, at: 60_000, text: '', tags: ["a'b", 'c\\d', 'e,f'], share: 0.25 },
      ])
    })

    it('takes rows as bytes, and takes none of them when they end too soon', async () => {
      await clickhouse.command(
        'CREATE TABLE bytes (id UInt32, tags Array(LowCardinality(String))) ENGINE = MergeTree ORDER BY id',
      )
      const row = (id: number, tag: string): Uint8Array =>
        Buffer.from([id, 0, 0, 0, 1, Buffer.byteLength(tag), ...Buffer.from(tag)])
      await clickhouse.insertBinary('bytes', ['id', 'tags'], [])
      await clickhouse.insertBinary('bytes', ['id', 'tags'], [row(1, '\n'), row(2, "å;'")])
      await clickhouse.insertBinary('bytes', ['id', 'tags'], [row(3, '')])
      const cutOff = clickhouse.insertBinary(
        'bytes',
        ['id', 'tags'],
        [row(4, 'whole'), row(5, 'cut off').subarray(0, 9)],
      )
      await expect(cutOff).rejects.toThrow()
      expect(await clickhouse.query('SELECT id, tags FROM bytes ORDER BY id')).toEqual([
        { id: 1, tags: ['\n'] },
        { id: 2, tags: ["å;'"] },
        { id: 3, tags: [''] },
      ])
    })

    it('binds parameters of every kind, in the URL and, when long, in the body', async () => {
      const params = {
        s: "x'; DROP TABLE events -- \\ \n\t",
        list: ["it's", '\\', 'b'],
        n: 7,
        missing: null,
        flag: true,
      }
      const sql =
        'SELECT {s:String} AS s, {list:Array(String)} AS list, {n:UInt32} AS n, {missing:Nullable(String)} AS missing, {flag:Bool} AS flag'
      expect(await clickhouse.query(sql, { params })).toEqual([params])
      const many = Array.from({ length: 20_000 }, (_, i) => `it's number ${i}`)
      const [row] = await clickhouse.query<{ n: string; last: string }>(
        'SELECT toString(length({many:Array(String)})) AS n, {many:Array(String)}[-1] AS last',
        { params: { many } },
      )
      expect(row).toEqual({ n: '20000', last: "it's number 19999" })
    })

    it('keeps settings, parameters and database of a call to that call', async () => {
      const sql = "SELECT getSetting('max_block_size') AS size, currentDatabase() AS db"
      const other = connect({ database: 'default' })
      const calls = Array.from({ length: 24 }, (_, i) =>
        i % 3 === 0
          ? clickhouse.query(`SELECT {n:UInt32} AS n, {t:String} AS t`, { params: { n: i, t: `t${i}` } })
          : (i % 3 === 1 ? clickhouse : other).query(
              sql,
              i % 2 === 0 ? { settings: { max_block_size: `${1000 + i}` } } : {},
            ),
      )
      const [usual] = await clickhouse.query<{ size: unknown }>(sql)
      const answers = await Promise.all(calls)
      answers.forEach(([row], i) => {
        if (i % 3 === 0) expect(row).toEqual({ n: i, t: `t${i}` })
        else {
          const size = i % 2 === 0 ? expect.toSatisfy(value => Number(value) === 1000 + i) : usual?.size
          expect(row).toEqual({ size, db: i % 3 === 1 ? database : 'default' })
        }
      })
      await other.close()
    })

    it('raises ClickHouseError with code and type for wrong statements', async () => {
      const failures = await Promise.all([
        failureOf(clickhouse.query('SELECT nosuch')),
        failureOf(clickhouse.query('selct 1')),
        failureOf(clickhouse.insert('nosuch', ['a'], [[1]])),
        failureOf(clickhouse.query('SELECT {absent:String}')),
        failureOf(clickhouse.query('SELECT 1', { settings: { nosuch_setting: 1 } as never })),
        failureOf(connect({ database: 'absent' }).query('SELECT 1')),
        failureOf(clickhouse.query('SELECT throwIf(number = 3) FROM numbers(10)')),
      ])
      expect(failures.map(error => error instanceof ClickHouseError && [error.code, error.type])).toEqual([
        ['47', 'UNKNOWN_IDENTIFIER'],
        ['62', 'SYNTAX_ERROR'],
        ['60', 'UNKNOWN_TABLE'],
        ['456', 'UNKNOWN_QUERY_PARAMETER'],
        ['115', 'UNKNOWN_SETTING'],
        ['81', 'UNKNOWN_DATABASE'],
        ['395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
      ])
    })

    it.each([
      ['text for a number', [['not a number']]],
      ['half a character', [[1, 0, '\ud800', [], 0]]],
    ])('refuses %s as data', async (_, rows) => {
      const failure = await failureOf(clickhouse.insert('events', COLUMNS.slice(0, rows[0]?.length), rows))
      expect(failure).toBeInstanceOf(ClickHouseRefusal)
    })

    it('is unavailable when a query outlives its time', async () => {
      const slow = clickhouse.query('SELECT sleepEachRow(0.2) FROM numbers(20)', {
        settings: { max_execution_time: 1, max_block_size: '1' },
      })
      expect(await failureOf(slow)).toBeInstanceOf(ClickHouseUnavailableError)
    })

    it('refuses a wrong password, and takes the right one once it is there: either side may change it first', async () => {
      const { username, password } = new URL(opened.url)
      const url = new URL(opened.url)
      url.username = ''
      url.password = ''
      let known = 'wrong'
      const rotating = connectClickHouse({
        url: url.href,
        username: username || 'default',
        password: () => known,
        database: 'default',
        logger,
      })
      const failure = await failureOf(rotating.query('SELECT 1'))
      expect(failure).toBeInstanceOf(ClickHouseUnavailableError)
      expect((failure as Error).cause).toMatchObject({ code: '516', type: 'AUTHENTICATION_FAILED' })
      await expect(rotating.ping()).rejects.toBeInstanceOf(Error)
      known = decodeURIComponent(password)
      expect(await rotating.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
      await rotating.ping()
      await rotating.close()
    })

    it('takes compressed and streamed inserts and gives compressed answers', async () => {
      const count = 30_000
      for (const codec of ['gzip', 'zstd', 'br'] as const) {
        const raw = createClient({
          url: opened.url,
          database,
          compression: { request: { codec }, response: codec === 'gzip' },
        })
        await raw.command({
          query: 'CREATE TABLE IF NOT EXISTS streamed (id UInt64, text String) ENGINE = MergeTree ORDER BY id',
        })
        await raw.command({ query: 'TRUNCATE TABLE streamed' })
        const rows = async function* () {
          for (let id = 0; id < count; id += 1) yield { id, text: `row ${id} `.repeat(40) }
        }
        const { Readable } = await import('node:stream')
        const inserted = await raw.insert({
          table: 'streamed',
          values: Readable.from(rows()),
          format: 'JSONEachRow',
          query_id: `q-${codec}`,
        })
        expect(inserted.query_id).toBe(`q-${codec}`)
        expect(Number(inserted.summary?.written_rows)).toBe(count)
        const result = await raw.query({
          query: 'SELECT count() AS n, uniqExact(text) AS texts FROM streamed',
          format: 'JSONEachRow',
        })
        const [answer] = await result.json<{ n: string; texts: string }>()
        expect([Number(answer?.n), Number(answer?.texts)]).toEqual([count, count])
        await raw.close()
      }
    })

    it('answers many calls at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 64 }, (_, n) =>
          clickhouse.query<{ n: number }>('SELECT {n:UInt32} AS n FROM numbers(1)', { params: { n } }),
        ),
      )
      expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 64 }, (_, n) => n))
    })
  })
}
