import { open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** One physical line without its end. Longer ones than the limit come cut, with `isTooLong`. */
export interface Line {
  readonly bytes: Buffer
  /** Number in the file, from 1. */
  readonly number: number
  /** Byte offset behind the line's end: where to go on. */
  readonly endOffset: number
  readonly isTooLong: boolean
}

export interface LinesOptions {
  readonly path: string
  readonly fromOffset: number
  readonly fromLine: number
  /** Waits for more at the end; a last line without its end is then not taken yet. */
  readonly follow: boolean
  readonly signal: AbortSignal
  onOpen?(sizeBytes: number): void
}

export const MAX_LINE_BYTES = 4 * 1024 * 1024
const KEPT_OF_TOO_LONG = 64 * 1024
const CHUNK_BYTES = 256 * 1024
const LOOK_MS = 300
const NEWLINE = 0x0a
const RETURN = 0x0d

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === RETURN ? line.subarray(0, -1) : line)

/**
 * The lines of a file from an offset on. Holds at most one chunk and one line. A file that became shorter than what was read (it was
 * rotated) is read from its start again.
 */
export const readLines = async function* (options: LinesOptions): AsyncGenerator<Line> {
  const { path, fromOffset, fromLine, follow, signal, onOpen } = options
  const handle = await open(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    const { size } = await handle.stat()
    onOpen?.(size)
    const isRotated = fromOffset > size
    let offset = isRotated ? 0 : fromOffset
    let number = isRotated ? 1 : fromLine
    let rest: Buffer[] = []
    let restBytes = 0
    const take = (tail: Buffer, endOffset: number): Line => {
      const whole = restBytes === 0 ? Buffer.from(tail) : Buffer.concat([...rest, tail])
      const isTooLong = restBytes + tail.length > MAX_LINE_BYTES
      rest = []
      restBytes = 0
      return { bytes: withoutReturn(whole), number: number++, endOffset, isTooLong }
    }
    while (!signal.aborted) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, offset)
      if (bytesRead === 0) {
        if (!follow) break
        await delay(LOOK_MS, undefined, { signal }).catch(() => {})
        if (signal.aborted || (await handle.stat()).size >= offset) continue
        offset = 0
        number = 1
        rest = []
        restBytes = 0
        continue
      }
      let start = 0
      for (let end = chunk.indexOf(NEWLINE); end !== -1 && end < bytesRead; end = chunk.indexOf(NEWLINE, start)) {
        yield take(chunk.subarray(start, end), offset + end + 1)
        start = end + 1
      }
      const tail = chunk.subarray(start, bytesRead)
      if (tail.length > 0 && restBytes <= MAX_LINE_BYTES) rest.push(Buffer.from(tail))
      restBytes += tail.length
      if (restBytes > MAX_LINE_BYTES && rest.length > 1) rest = [Buffer.concat(rest).subarray(0, KEPT_OF_TOO_LONG)]
      offset += bytesRead
    }
    if (restBytes > 0 && !follow && !signal.aborted) yield take(Buffer.alloc(0), offset)
  } finally {
    await handle.close()
  }
}
