import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import { parse } from 'csv-parse/sync'
import { type Rejected, rejected } from '../../core/post.ts'
import { CSV_FIELDS } from '../../source-config.ts'
import type { Line } from './lines.ts'
import { type Parsed, postOfRow, textOfBytes } from './parse.ts'

export interface CsvRecord {
  readonly parsed: Parsed
  readonly raw: Buffer
  readonly line: Line
}

/** The header does not hold what the mapping needs. */
export class CsvHeaderError extends Error {
  override readonly name = 'CsvHeaderError'
}

/** A quoted cell may hold line ends, but not more of them: what is longer began with a quote that was never closed. */
const MAX_LINES = 64
const MAX_RECORD_BYTES = 256 * 1024
const QUOTE = 0x22

const cellsOf = (text: string, delimiter: string): readonly string[] | Rejected => {
  try {
    return (parse(text, { delimiter, relax_column_count: true }) as string[][])[0] ?? []
  } catch (error) {
    return rejected('malformed-csv', error instanceof Error ? error.message : 'no CSV')
  }
}

/** Which column each field of a post is in, from the header line and the mapping (field → column; default: its own name). */
export const readHeader = (line: Buffer, delimiter: string, mapping: Readonly<Record<string, string>>): Header => {
  const text = textOfBytes(line)
  const columns = typeof text === 'string' ? cellsOf(text.replace(/^\ufeff/, ''), delimiter) : []
  if (!('length' in columns) || columns.length === 0) throw new CsvHeaderError('the first line is no CSV header')
  const names = columns.map(column => column.trim())
  const fields = CSV_FIELDS.flatMap(field => {
    const index = names.indexOf(mapping[field] ?? field)
    if (
      index === -1 &&
      (mapping[field] !== undefined || field === 'id' || field === 'text' || field === 'publishedAt')
    ) {
      const wanted = mapping[field] ?? field
      throw new CsvHeaderError(`the header has no column "${wanted}" for ${field}.${didYouMean(wanted, names)}`)
    }
    return index === -1 ? [] : [[field, index] as const]
  })
  return { fields, columns: names.length }
}

export interface Header {
  readonly fields: readonly (readonly [field: string, index: number])[]
  readonly columns: number
}

const parseRecord = (raw: Buffer, delimiter: string, { fields, columns }: Header): Parsed => {
  const text = textOfBytes(raw)
  if (typeof text !== 'string') return { problem: text }
  const cells = cellsOf(text, delimiter)
  if (!('length' in cells)) return { problem: cells }
  if (cells.length !== columns)
    return { problem: rejected('malformed-csv', `${cells.length} cells instead of ${columns}`) }
  return { post: postOfRow(Object.fromEntries(fields.map(([field, index]) => [field, cells[index]!]))) }
}

const quotesIn = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(QUOTE); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) count++
  return count
}

/**
 * Joins physical lines to records and parses each by itself. A record that cannot be read costs its first line only: the lines it seemed to
 * span are looked at again, so a stray quote swallows nothing.
 */
export const readRecords = async function* (
  lines: AsyncIterable<Line>,
  delimiter: string,
  header: Header,
): AsyncGenerator<CsvRecord> {
  const iterator = lines[Symbol.asyncIterator]()
  const waiting: Line[] = []
  let ended = false
  const fill = async (upTo: number): Promise<void> => {
    while (!ended && waiting.length < upTo) {
      const next = await iterator.next()
      if (next.done) ended = true
      else waiting.push(next.value)
    }
  }
  try {
    for (await fill(1); waiting.length > 0; await fill(1)) {
      const first = waiting[0]!
      if (first.bytes.length === 0) {
        waiting.shift()
        continue
      }
      let count = 1
      let quotes = first.isTooLong ? 0 : quotesIn(first.bytes)
      let bytes = first.bytes.length
      while (quotes % 2 === 1 && count < MAX_LINES && bytes < MAX_RECORD_BYTES) {
        await fill(count + 1)
        const next = waiting[count]
        if (next === undefined) break
        quotes += quotesIn(next.bytes)
        bytes += next.bytes.length + 1
        count++
      }
      const whole = count === 1 ? first.bytes : Buffer.concat(joined(waiting.slice(0, count)))
      const parsed: Parsed = first.isTooLong
        ? { problem: rejected('line-too-long', 'the line is too long') }
        : quotes % 2 === 1
          ? { problem: rejected('malformed-csv', 'a quote is never closed') }
          : parseRecord(whole, delimiter, header)
      const isBroken = 'problem' in parsed
      const used = waiting.splice(0, isBroken ? 1 : count)
      yield { parsed, raw: isBroken ? first.bytes : whole, line: used.at(-1)! }
    }
  } finally {
    await iterator.return?.(undefined)
  }
}

const joined = (lines: readonly Line[]): Buffer[] =>
  lines.flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [Buffer.from('\n'), bytes]))
