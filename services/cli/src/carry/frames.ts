import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { crc32, createGunzip, createGzip } from 'node:zlib'
import type { LogRecord } from '@tocsin/shared/log/port.ts'

/** A file of a backup as it was written. */
export interface Written {
  readonly frames: number
  readonly bytes: number
  readonly sha256: string
}

/** A backup's file is not as it was written. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
}

const HEAD_BYTES = 8
const RECORD_HEAD_BYTES = 24
/** No record and no block of rows comes near. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024

/**
 * Writes a file of frames: gzip over `length (4 bytes, big-endian) | CRC-32 of the payload (4) | payload`, again and again. Nothing but the
 * frame in hand is kept in memory; `end` resolves when the file is on the disk.
 */
export const writeFrames = (path: string) => {
  const zip = createGzip({ level: 1 })
  const hash = createHash('sha256')
  let bytes = 0
  let frames = 0
  const file = createWriteStream(path, { flush: true })
  const done = pipeline(
    zip,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
    },
    file,
  )
  done.catch(() => undefined)
  return {
    async write(payload: Uint8Array): Promise<void> {
      const head = Buffer.allocUnsafe(HEAD_BYTES)
      head.writeUInt32BE(payload.length, 0)
      head.writeUInt32BE(crc32(payload), 4)
      zip.write(head)
      frames++
      if (!zip.write(payload)) await Promise.race([once(zip, 'drain'), done])
    },
    async end(): Promise<Written> {
      zip.end()
      await done
      return { frames, bytes, sha256: hash.digest('hex') }
    },
  }
}

/** The payloads of a file of frames in order. Throws DamagedFile where it is cut off or a checksum differs. */
export async function* readFrames(path: string): AsyncGenerator<Buffer> {
  const unzipped = createReadStream(path).on('error', error => unzip.destroy(error))
  const unzip = createGunzip()
  unzipped.pipe(unzip)
  let rest: Buffer = Buffer.alloc(0)
  let frame = 0
  const damaged = (what: string): DamagedFile => new DamagedFile(`${path}, frame ${frame}: ${what}`)
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      let at = 0
      while (rest.length - at >= HEAD_BYTES) {
        const length = rest.readUInt32BE(at)
        if (length > MAX_FRAME_BYTES) throw damaged(`${length} bytes are too many`)
        const end = at + HEAD_BYTES + length
        if (rest.length < end) break
        const payload = rest.subarray(at + HEAD_BYTES, end)
        if (crc32(payload) !== rest.readUInt32BE(at + 4)) throw damaged('its checksum differs')
        yield payload
        frame++
        at = end
      }
      rest = rest.subarray(at)
    }
  } catch (error) {
    if (error instanceof DamagedFile || (error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    throw damaged(error instanceof Error ? error.message : String(error))
  }
  if (rest.length > 0) throw damaged('it is cut off')
}

/** `offset (8) | appended at, ms (8, float) | bytes of key (4) | bytes of headers (4) | key | headers as JSON | value`. */
export const encodeRecord = ({ offset, appendedAt, key, headers, value }: LogRecord): Buffer => {
  const keyBytes = Buffer.from(key)
  const headerBytes = Buffer.from(Object.keys(headers).length === 0 ? '' : JSON.stringify(headers))
  const head = Buffer.allocUnsafe(RECORD_HEAD_BYTES)
  head.writeBigUInt64BE(offset, 0)
  head.writeDoubleBE(appendedAt, 8)
  head.writeUInt32BE(keyBytes.length, 16)
  head.writeUInt32BE(headerBytes.length, 20)
  return Buffer.concat([head, keyBytes, headerBytes, value])
}

export const decodeRecord = (payload: Buffer): LogRecord => {
  const keyEnd = RECORD_HEAD_BYTES + payload.readUInt32BE(16)
  const headersEnd = keyEnd + payload.readUInt32BE(20)
  return {
    offset: payload.readBigUInt64BE(0),
    appendedAt: payload.readDoubleBE(8),
    key: payload.toString('utf8', RECORD_HEAD_BYTES, keyEnd),
    headers: headersEnd === keyEnd ? {} : JSON.parse(payload.toString('utf8', keyEnd, headersEnd)),
    value: payload.subarray(headersEnd),
  }
}
