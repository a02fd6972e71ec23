import { join } from 'node:path'
import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { readFrames, writeFrames } from './frames.ts'
import type { HistoryEntry, Manifest } from './manifest.ts'
import { CarryRefusal } from './refusal.ts'

/** Tables of the archive in the order in which they come back, and the time that says which month a row is of. */
const TABLES = [
  // Before what they withdraw, so that the archive blanks it again.
  { table: 'mention_deletions', time: 'observed_at' },
  { table: 'windows', time: 'window_start' },
  { table: 'signals', time: 'opened_at' },
  { table: 'mentions', time: 'event_time' },
] as const

/** Rows of one statement at most, as far as hours can be told apart. */
const ROWS_AT_ONCE = 20_000
const ROWS_PER_FRAME = 2_000

interface Hour {
  readonly hour: string
  readonly rows: string
}

/** Columns that a program writes; when a row was archived is said anew, so that what comes back is looked at for erasures. */
const columnsOf = async (clickhouse: ClickHouse, table: string): Promise<string[]> =>
  (
    await clickhouse.query<{ name: string }>(
      `SELECT name FROM system.columns
        WHERE database = currentDatabase() AND table = {table:String} AND default_kind = '' ORDER BY position`,
      { params: { table } },
    )
  ).map(({ name }) => name)

/** Successive hours together, up to so many rows. */
const spansOf = (hours: readonly Hour[]): { readonly from: string; readonly to: string }[] => {
  const spans: { from: string; to: string }[] = []
  let rows = Number.POSITIVE_INFINITY
  for (const { hour, rows: more } of hours) {
    rows += Number(more)
    if (rows > ROWS_AT_ONCE) {
      spans.push({ from: hour, to: hour })
      rows = Number(more)
    } else spans.at(-1)!.to = hour
  }
  return spans
}

const quoted = (columns: readonly string[]): string => columns.map(name => `\`${name}\``).join(', ')

/** One value per row, the newest: what it replaced is not history. 64-bit numbers are text, so that none loses its last digits. */
const READ_SETTINGS = { output_format_json_quote_64bit_integers: 1 } as const

/** Writes all tables, a file per table and month. A row is an array of its values as ClickHouse's JSON gives them. */
export const writeHistory = async (
  dir: string,
  clickhouse: ClickHouse,
  say: (line: string) => void,
): Promise<HistoryEntry[]> => {
  const entries: HistoryEntry[] = []
  for (const { table, time } of TABLES) {
    const columns = await columnsOf(clickhouse, table)
    if (columns.length === 0) continue
    const hours = await clickhouse.query<Hour>(
      `SELECT toString(toStartOfHour(${time})) AS hour, toString(count()) AS rows FROM ${table} FINAL GROUP BY hour ORDER BY hour`,
    )
    let total = 0
    for (const [month, ofMonth] of Map.groupBy(hours, ({ hour }) => hour.slice(0, 7))) {
      const file = join('history', `${table}-${month}.gz`)
      const frames = writeFrames(join(dir, file))
      await frames.write(Buffer.from(JSON.stringify(columns)))
      for (const { from, to } of spansOf(ofMonth)) {
        const rows = await clickhouse.query<Record<string, unknown>>(
          `SELECT ${quoted(columns)} FROM ${table} FINAL
            WHERE toStartOfHour(${time}) >= toDateTime({from:String}, 'UTC') AND toStartOfHour(${time}) <= toDateTime({to:String}, 'UTC')`,
          { params: { from, to }, settings: READ_SETTINGS },
        )
        for (let at = 0; at < rows.length; at += ROWS_PER_FRAME) {
          const values = rows.slice(at, at + ROWS_PER_FRAME).map(row => columns.map(name => row[name]))
          await frames.write(Buffer.from(JSON.stringify(values)))
          total += values.length
        }
      }
      const { frames: count, bytes, sha256 } = await frames.end()
      entries.push({ table, month, file, count, bytes, sha256 })
    }
    say(`${table}: ${total} rows`)
  }
  return entries
}

/**
 * Puts the rows back into tables that the archive has made. May be repeated, and while the archive runs: of two rows of a key the one with the
 * higher version counts, as always. Resolves with the number of rows.
 */
export const readHistory = async (dir: string, { history }: Manifest, clickhouse: ClickHouse): Promise<number> => {
  let count = 0
  for (const { table } of TABLES) {
    const known = await columnsOf(clickhouse, table)
    for (const { file } of history.filter(one => one.table === table)) {
      let columns: string[] | undefined
      for await (const frame of readFrames(join(dir, file))) {
        if (columns === undefined) {
          columns = JSON.parse(frame.toString('utf8')) as string[]
          const missing = columns.filter(name => !known.includes(name))
          if (missing.length > 0)
            throw new CarryRefusal(
              `ClickHouse has no ${missing.map(name => `${table}.${name}`).join(', ')}: let the archive of the version that made the backup, or a newer one, start first`,
            )
          continue
        }
        const rows = JSON.parse(frame.toString('utf8')) as unknown[][]
        await clickhouse.insert(table, columns, rows)
        count += rows.length
      }
    }
  }
  return count
}
