import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress, gzipSync } from 'node:zlib'
import { collect, type Engine, type RequestParameters } from './engine.ts'
import { multipartFields } from './multipart.ts'
import { FrontError, outputFormat, rawInsert } from './statement.ts'

const SERVER_NAME = 'tocsin-embedded'
/** Longest statement, parameters included, that is not the rows of an insert. */
const STATEMENT_BYTES = 16 * 1024 * 1024

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The token comes as the password of Basic authentication or as X-ClickHouse-Key, as with a server. */
const isAllowed = (request: IncomingMessage, token: Buffer): boolean => {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const password = basic
    ? Buffer.from(basic, 'base64').toString('utf8').split(':').slice(1).join(':')
    : request.headers['x-clickhouse-key']
  return typeof password === 'string' && timingSafeEqual(digest(password), token)
}

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
}

/** The body as plain bytes. It does not destroy the request when reading stops early: the answer still has to go out. */
const bodyOf = (request: IncomingMessage): AsyncIterable<Uint8Array> => {
  const encoding = request.headers['content-encoding']
  if (encoding === undefined) return request.iterator({ destroyOnReturn: false })
  const decoder = DECODERS[encoding]?.()
  if (!decoder)
    throw new FrontError(48, 'NOT_IMPLEMENTED', `The embedded ClickHouse does not know the encoding ${encoding}.`)
  request.on('error', error => decoder.emit('error', error))
  return request.pipe(decoder) as unknown as Readable
}

const statusOf = (code: number): number =>
  code === 516 ? 403 : code === 60 || code === 81 ? 404 : code === 202 ? 503 : code < 100 ? 400 : 500

const answerError = (response: ServerResponse, error: unknown): void => {
  const message = error instanceof Error ? error.message : String(error)
  const code = Number(/Code: (\d+)\./.exec(message)?.[1] ?? 1002)
  const text = code === 1002 ? `Code: 1002. DB::Exception: ${message} (UNKNOWN_EXCEPTION)` : message
  response.writeHead(statusOf(code), {
    'X-ClickHouse-Exception-Code': String(code),
    'Content-Type': 'text/plain; charset=UTF-8',
  })
  response.end(`${text}\n`)
}

const summary = (rows: number, bytes: number, startedAt: number): string =>
  JSON.stringify({
    read_rows: String(rows),
    read_bytes: String(bytes),
    written_rows: String(rows),
    written_bytes: String(bytes),
    total_rows_to_read: '0',
    result_rows: String(rows),
    result_bytes: String(bytes),
    elapsed_ns: String(Math.round((performance.now() - startedAt) * 1e6)),
  })

interface Asked {
  readonly query: string
  readonly parameters: RequestParameters
  /** Undefined when the body has been read as part of the statement. */
  readonly rows: AsyncIterable<Uint8Array> | undefined
}

const readRequest = async (request: IncomingMessage, url: URL): Promise<Asked> => {
  const parameters: [string, string][] = [...url.searchParams]
  const inUrl = url.searchParams.get('query') ?? ''
  // As a server does: whoever asks by GET changes nothing.
  if (request.method === 'GET') return { query: inUrl, parameters: [...parameters, ['readonly', '1']], rows: undefined }
  const contentType = request.headers['content-type'] ?? ''
  const body = bodyOf(request)
  if (contentType.startsWith('multipart/form-data')) {
    const fields = multipartFields(await collect(body, STATEMENT_BYTES), contentType)
    const query = fields.find(([name]) => name === 'query')?.[1] ?? inUrl
    return { query, parameters: [...parameters, ...fields], rows: undefined }
  }
  if (inUrl !== '') return { query: inUrl, parameters, rows: body }
  return { query: (await collect(body, STATEMENT_BYTES)).toString('utf8'), parameters, rows: undefined }
}

/** ClickHouse's HTTP interface, as much of it as @clickhouse/client uses, over one engine. Whoever has not the token only gets /ping. */
export const createFront = (engine: Engine, token: string): Server => {
  const tokenDigest = digest(token)

  const runStatement = async (
    { query, parameters, rows }: Asked,
    response: ServerResponse,
    gzip: boolean,
  ): Promise<void> => {
    const startedAt = performance.now()
    const insert = rows ? rawInsert(query) : undefined
    if (rows && insert) {
      const written = await engine.insert(insert, rows, parameters)
      response.setHeader('X-ClickHouse-Summary', summary(written.rows, written.bytes, startedAt))
      response.end()
      return
    }
    const text = rows ? `${query}\n${(await collect(rows)).toString('utf8')}` : query
    const defaultFormat = parameters.find(([name]) => name === 'default_format')?.[1] ?? 'TabSeparated'
    const result = await engine.run(text, parameters, defaultFormat)
    const format = outputFormat(query) ?? defaultFormat
    response.setHeader('X-ClickHouse-Format', format)
    response.setHeader(
      'Content-Type',
      format.startsWith('JSON') ? 'application/json; charset=UTF-8' : 'text/plain; charset=UTF-8',
    )
    response.setHeader('X-ClickHouse-Summary', summary(0, 0, startedAt))
    if (gzip) response.setHeader('Content-Encoding', 'gzip')
    response.end(gzip ? gzipSync(result, { level: 1 }) : result)
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://front')
    if (url.pathname === '/ping') {
      response.end('Ok.\n')
      return
    }
    response.setHeader('X-ClickHouse-Server-Display-Name', SERVER_NAME)
    response.setHeader('X-ClickHouse-Timezone', 'UTC')
    response.setHeader('X-ClickHouse-Query-Id', url.searchParams.get('query_id') ?? randomUUID())
    try {
      if (!isAllowed(request, tokenDigest)) {
        throw new FrontError(
          516,
          'AUTHENTICATION_FAILED',
          'Authentication failed: the embedded ClickHouse serves its own process only.',
        )
      }
      const wantsGzip =
        url.searchParams.get('enable_http_compression') === '1' &&
        /\bgzip\b/.test(String(request.headers['accept-encoding']))
      await runStatement(await readRequest(request, url), response, wantsGzip)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else answerError(response, error)
    }
    // What was not read of the body must not stall the connection's next request.
    request.resume()
  }

  const server = createServer(
    { maxHeaderSize: 1024 * 1024, keepAliveTimeout: 60_000, requestTimeout: 0 },
    (request, response) => {
      void handle(request, response)
    },
  )
  return server
}
