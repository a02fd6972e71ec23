import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'

/** Reads a topic from its start, and at each call what has come since. */
export const createTail = (log: Log, topic: string, take: (record: LogRecord, partition: number) => void) => {
  const next = new Map<number, bigint>()
  return async (): Promise<void> => {
    for (const { partition, startOffset, endOffset } of await log.offsets(topic)) {
      const from = next.get(partition) ?? startOffset
      if (from >= endOffset) continue
      for await (const records of log.read({ topic, partition }, from, endOffset)) {
        for (const record of records) {
          take(record, partition)
          next.set(partition, record.offset + 1n)
        }
      }
    }
  }
}
