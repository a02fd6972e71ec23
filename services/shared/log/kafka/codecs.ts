import { createRequire } from 'node:module'
import { constants, gunzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const require = createRequire(import.meta.url)
const snappy: { uncompress(data: Uint8Array): Uint8Array } = require('snappyjs')
const lz4: { decompress(data: Uint8Array): Uint8Array } = require('lz4js')

const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0])
const XERIAL_HEADER_BYTES = 16

/** Java clients frame snappy in blocks with lengths; others send one bare block. */
const unsnap = (data: Buffer): Buffer => {
  if (!data.subarray(0, XERIAL.length).equals(XERIAL)) return Buffer.from(snappy.uncompress(data))
  const blocks: Uint8Array[] = []
  for (let at = XERIAL_HEADER_BYTES; at < data.length; ) {
    const size = data.readInt32BE(at)
    blocks.push(snappy.uncompress(data.subarray(at + 4, at + 4 + size)))
    at += 4 + size
  }
  return Buffer.concat(blocks)
}

/** Pieces of output; the default of 16 KiB would be put together again and again. */
const CHUNK_BYTES = 128 * 1024
/** Codec 4. */
const ZSTD = 4
const LEVEL = { [constants.ZSTD_c_compressionLevel]: 1 }

const DECOMPRESS: Readonly<Record<number, (data: Buffer) => Buffer>> = {
  0: data => data,
  1: data => gunzipSync(data),
  2: unsnap,
  3: data => Buffer.from(lz4.decompress(data)),
  [ZSTD]: data => zstdDecompressSync(data, { chunkSize: CHUNK_BYTES }),
}

/** The bytes of a record batch by its codec: none, gzip, snappy, lz4 or zstd. Throws on any other. */
export const decompress = (codec: number, data: Buffer): Buffer => {
  const decode = DECOMPRESS[codec]
  if (!decode) throw new Error(`record batch with unknown compression codec ${codec}`)
  return decode(data)
}

/** Below this the frame and the call cost more than they save. */
const COMPRESSED_FROM_BYTES = 4 * 1024

/** Records of a batch as they are to be sent: by zstd where that is worth it. */
export const compress = (data: Buffer): { readonly codec: number; readonly data: Buffer } => {
  if (data.length < COMPRESSED_FROM_BYTES) return { codec: 0, data }
  const smaller = zstdCompressSync(data, { chunkSize: CHUNK_BYTES, params: LEVEL })
  return smaller.length < data.length ? { codec: ZSTD, data: smaller } : { codec: 0, data }
}
