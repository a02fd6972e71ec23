/** What a request to the front asks of the engine, read from its URL and body: no I/O. */

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/
const PARAM_PREFIX = 'param_'

/** URL parameters that belong to the HTTP interface and not to the engine's settings. */
const HTTP_PARAMETERS = new Set([
  'add_http_cors_header',
  'buffer_size',
  'compress',
  'database',
  'decompress',
  'default_format',
  'enable_http_compression',
  'http_headers_progress_interval_ms',
  'password',
  'query',
  'query_id',
  'quota_key',
  'send_progress_in_http_headers',
  'user',
  'wait_end_of_query',
])

/** Promises of the HTTP interface that the front does not keep; refused rather than ignored. */
const UNSUPPORTED = new Set(['session_id', 'session_timeout', 'session_check', 'role', 'compress', 'decompress'])

/** An exception in ClickHouse's own form, so that the client raises its ClickHouseError. */
export class FrontError extends Error {
  override readonly name = 'FrontError'
  readonly code: number
  constructor(code: number, type: string, message: string) {
    super(`Code: ${code}. DB::Exception: ${message} (${type})`)
    this.code = code
  }
}

export const sqlString = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
export const sqlIdentifier = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``

/**
 * The statements that prepare a session for one request: its database, settings and parameters. A parameter's text goes to the engine
 * as it came (ClickHouse's escaped form), so the engine, not the front, binds it.
 */
export const preparations = (parameters: Iterable<readonly [string, string]>): string[] => {
  const statements: string[] = []
  const settings: string[] = []
  for (const [name, value] of parameters) {
    if (name === 'database' && value !== '') statements.push(`USE ${sqlIdentifier(value)}`)
    if (UNSUPPORTED.has(name)) {
      throw new FrontError(48, 'NOT_IMPLEMENTED', `The embedded ClickHouse does not know the URL parameter ${name}.`)
    }
    if (HTTP_PARAMETERS.has(name)) continue
    const bare = name.startsWith(PARAM_PREFIX) ? name.slice(PARAM_PREFIX.length) : name
    if (!NAME.test(bare)) throw new FrontError(115, 'UNKNOWN_SETTING', `Unknown setting ${sqlString(name)}.`)
    settings.push(`${name} = ${sqlString(value)}`)
  }
  if (settings.length > 0) statements.push(`SET ${settings.join(', ')}`)
  return statements
}

const LINE_FORMATS = ['JSONEachRow', 'JSONCompactEachRow', 'TabSeparated', 'TSV'] as const
const WHOLE_FORMATS = ['CSV', 'CSVWithNames', 'TabSeparatedWithNames', 'TSVWithNames'] as const
const FILE_FORMATS = ['RowBinary'] as const
type LineFormat = (typeof LINE_FORMATS)[number]
type WholeFormat = (typeof WHOLE_FORMATS)[number]
type FileFormat = (typeof FILE_FORMATS)[number]

export interface RawInsert {
  readonly table: string
  readonly columns: readonly string[] | undefined
  readonly format: LineFormat | WholeFormat | FileFormat
  /** A body in lines, each a row, can be inserted piece by piece; one that chdb does not take from memory goes through a file. */
  readonly by: 'line' | 'whole' | 'file'
}

const PLAIN_INSERT =
  /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)?)\s*(?:\(([A-Za-z0-9_.,\s]+)\)\s*)?FORMAT\s+([A-Za-z]+)\s*;?\s*$/i
const ANY_INSERT_WITH_FORMAT = /^\s*INSERT\s+INTO\b[\s\S]*\bFORMAT\s+([A-Za-z]+)\s*;?\s*$/i

const includes = <T extends string>(list: readonly T[], text: string): text is T =>
  (list as readonly string[]).includes(text)

/**
 * The insert whose body can go to the engine as bytes, or undefined: then statement and body go as one text. Throws a FrontError
 * for formats that chdb takes in neither way.
 */
export const rawInsert = (query: string): RawInsert | undefined => {
  const format = ANY_INSERT_WITH_FORMAT.exec(query)?.[1]
  if (format === undefined || format.toLowerCase() === 'values') return undefined
  if (!includes([...LINE_FORMATS, ...WHOLE_FORMATS, ...FILE_FORMATS], format)) {
    throw new FrontError(48, 'NOT_IMPLEMENTED', `The embedded ClickHouse takes no inserts in the format ${format}.`)
  }
  const plain = PLAIN_INSERT.exec(query)
  if (!plain) return undefined
  const columns = plain[2]?.split(',').map(name => name.trim())
  const by = includes(LINE_FORMATS, format) ? 'line' : includes(FILE_FORMATS, format) ? 'file' : 'whole'
  return { table: plain[1]!, columns, format, by }
}

/** The output format that a statement names, for the response's headers. */
export const outputFormat = (query: string): string | undefined =>
  /\bFORMAT\s+([A-Za-z]+)\s*(?:SETTINGS\b[^']*)?;?\s*$/i.exec(query)?.[1]
