import { rejected } from '../../core/post.ts'
import type { FileSource } from '../../source-config.ts'
import type { Connector, SourceItem } from '../connector.ts'
import { readHeader, readRecords } from './csv.ts'
import { type Line, type LinesOptions, readLines } from './lines.ts'
import { atPace } from './pace.ts'
import { type Parsed, parseJsonLine } from './parse.ts'

/** Byte offset to go on at, and the number of the line there. */
const positionOf = (cursor: string | undefined): { offset: number; line: number } => {
  const match = cursor === undefined ? null : /^(\d+):(\d+)$/.exec(cursor)
  return match ? { offset: Number(match[1]), line: Number(match[2]) } : { offset: 0, line: 1 }
}

const itemOf = (parsed: Parsed, raw: Buffer, line: Line): SourceItem => {
  const cursor = `${line.endOffset}:${line.number + 1}`
  if ('post' in parsed) return { kind: 'post', post: parsed.post, cursor }
  const { reason, detail } = parsed.problem
  return { kind: 'broken', reason, detail: `line ${line.number}: ${detail}`, raw, cursor }
}

const TOO_LONG: Parsed = { problem: rejected('line-too-long', 'the line is too long') }

const jsonItems = async function* (options: LinesOptions): AsyncGenerator<SourceItem> {
  for await (const line of readLines(options)) {
    const parsed = line.isTooLong ? TOO_LONG : parseJsonLine(line.bytes)
    if (parsed !== undefined) yield itemOf(parsed, line.bytes, line)
  }
}

const firstLine = async (options: LinesOptions): Promise<Line | undefined> => {
  for await (const line of readLines({ ...options, fromOffset: 0, fromLine: 1 })) return line
  return undefined
}

const csvItems = async function* (options: LinesOptions, config: FileSource): AsyncGenerator<SourceItem> {
  const first = await firstLine(options)
  if (!first) return
  const header = readHeader(first.bytes, config.delimiter, config.columns)
  const from = options.fromOffset < first.endOffset ? { fromOffset: first.endOffset, fromLine: 2 } : {}
  for await (const { parsed, raw, line } of readRecords(readLines({ ...options, ...from }), config.delimiter, header))
    yield itemOf(parsed, raw, line)
}

/** A file of posts, one a line (NDJSON) or a row (CSV), read from a byte offset on with bounded memory. */
export const createFileConnector = (config: FileSource): Connector => {
  let problem: string | undefined
  return {
    source: config.id,
    kind: config.kind,
    timing: config.timing,
    // It may be rotated before we come to its end.
    goesOn: config.follow,
    budget: { itemsPerSecond: config.maxPerSecond > 0 ? config.maxPerSecond : undefined },
    health: () => ({ problem, lagMs: undefined }),
    async *open(cursor, signal) {
      const { offset, line } = positionOf(cursor)
      const options: LinesOptions = {
        path: config.path,
        fromOffset: offset,
        fromLine: line,
        follow: config.follow,
        signal,
        onOpen: () => {
          problem = undefined
        },
      }
      try {
        const items = config.format === 'csv' ? csvItems(options, config) : jsonItems(options)
        yield* config.speed > 0 ? atPace(items, config.speed, signal) : items
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error)
        throw error
      }
    },
  }
}
