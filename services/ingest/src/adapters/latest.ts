import type { Log } from '@tocsin/shared/log/port.ts'

/** The last value per key of a compacted topic, as it is now; keys whose last value is empty are gone. */
export const readLatest = async (log: Log, topic: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  const latest = new Map<string, Uint8Array>()
  for (const { partition, startOffset, endOffset } of await log.offsets(topic)) {
    if (endOffset === startOffset) continue
    for await (const records of log.read({ topic, partition }, startOffset, endOffset)) {
      for (const { key, value } of records) {
        if (value.length > 0) latest.set(key, value)
        else latest.delete(key)
      }
    }
  }
  return latest
}
