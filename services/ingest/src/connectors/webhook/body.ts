import type { Readable } from 'node:stream'
import { type Parsed, parseJsonLine, textOfBytes } from '../file/parse.ts'

/** The body is larger than the receiver takes. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}
/** The body is no JSON, or no UTF-8. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError'
}

export const readBody = async (stream: Readable, maxBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new TooLargeError(`the body is larger than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** One object, or an array of posts. What the posts are is not looked at here. */
export const parseJsonBody = (body: Uint8Array): readonly Parsed[] => {
  const text = textOfBytes(body)
  if (typeof text !== 'string') throw new MalformedError('the body is not UTF-8')
  try {
    const value: unknown = JSON.parse(text)
    return (Array.isArray(value) ? value : [value]).map(post => ({ post: post as object }))
  } catch (error) {
    throw new MalformedError(error instanceof Error ? error.message : 'the body is no JSON')
  }
}

const NEWLINE = 0x0a

/** Lines of NDJSON as they come in; blank ones are left out. Holds one line at most. */
export const parseLines = async function* (
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<Parsed> {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const parsed = parseJsonLine(Buffer.concat([rest, chunk.subarray(start, end)]))
      rest = Buffer.alloc(0)
      start = end + 1
      if (parsed !== undefined) yield parsed
    }
    rest = Buffer.concat([rest, chunk.subarray(start)])
    if (rest.length > maxLineBytes) throw new TooLargeError(`a line is longer than ${maxLineBytes} bytes`)
  }
  const last = parseJsonLine(rest)
  if (last !== undefined) yield last
}
