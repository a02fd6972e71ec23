import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'
import type { AppendRecord, EpochMs } from '@tocsin/shared/log/port.ts'

/** One append that the log could not take. */
export interface SpoolEntry {
  readonly topic: string
  readonly records: readonly AppendRecord[]
  readonly spooledAtMs: EpochMs
}

/** Length of what follows and checksum of both, 4 bytes each. */
const HEADER_BYTES = 8

const checksum = (frame: Buffer): number => crc32(frame.subarray(HEADER_BYTES), crc32(frame.subarray(0, 4)))

export const encodeFrame = (entry: SpoolEntry): Buffer => {
  const body = serialize(entry)
  const frame = Buffer.concat([Buffer.alloc(HEADER_BYTES), body])
  frame.writeUInt32LE(body.length, 0)
  frame.writeUInt32LE(checksum(frame), 4)
  return frame
}

export interface Scanned {
  readonly entries: readonly SpoolEntry[]
  /** What holds no whole frame: the end of a write that was cut off, or what the disk has spoilt. */
  readonly unreadableBytes: number
}

/** The whole frames of a file in their order. One that is spoilt is stepped over; behind a length that cannot be, nothing is found. */
export const scanFrames = (bytes: Buffer): Scanned => {
  const entries: SpoolEntry[] = []
  let readBytes = 0
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const end = at + HEADER_BYTES + bytes.readUInt32LE(at)
    if (end > bytes.length) break
    const frame = bytes.subarray(at, end)
    if (checksum(frame) === frame.readUInt32LE(4)) {
      entries.push(deserialize(frame.subarray(HEADER_BYTES)) as SpoolEntry)
      readBytes += frame.length
    }
    at = end
  }
  return { entries, unreadableBytes: bytes.length - readBytes }
}
