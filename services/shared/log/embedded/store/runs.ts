import type { ReadReply, Run } from '../protocol.ts'
import type { StoredChunk } from './segment.ts'

/**
 * Takes chunks below offset `to` until `maxBytes` are reached (at least one chunk) and joins neighbours into runs of one buffer each, so that
 * many small chunks cross to the main thread as one.
 */
export const collectRuns = (
  segments: readonly (() => Iterable<StoredChunk>)[],
  to: number,
  maxBytes: number,
): ReadReply => {
  const runs: { firstOffset: number; next: number; parts: Uint8Array<ArrayBuffer>[] }[] = []
  let bytes = 0
  let next = to
  reading: for (const segment of segments) {
    for (const chunk of segment()) {
      if (chunk.firstOffset >= to) break reading
      if (bytes >= maxBytes) {
        next = chunk.firstOffset
        break reading
      }
      const run = runs.at(-1)
      if (run?.next === chunk.firstOffset) {
        run.parts.push(chunk.bytes)
        run.next = chunk.lastOffset + 1
      } else {
        runs.push({ firstOffset: chunk.firstOffset, next: chunk.lastOffset + 1, parts: [chunk.bytes] })
      }
      bytes += chunk.bytes.length
    }
  }
  return {
    runs: runs.map(
      ({ firstOffset, next, parts }): Run => ({ firstOffset, recordCount: next - firstOffset, bytes: joined(parts) }),
    ),
    next,
  }
}

const joined = (parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
