import { DecodeError, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Log } from '@tocsin/shared/log/port.ts'

/** Follows how far each partition is counted, as it is told between the windows; nothing else of them is read. */
export const followProgress = (
  log: Log,
  onProgress: (partition: number, streamTimeMs: number) => void,
): { stop(): Promise<void> } => {
  const reader = log.broadcast({
    topics: [TOPICS.windowsUpdated.name],
    from: 'end',
    onBatch({ partition, records }) {
      const last = records.findLast(({ headers }) => headers[KIND_HEADER] === 'tick')
      if (last === undefined) return
      try {
        onProgress(partition, tickCodec.decode(last.value).appendedAtMs)
      } catch (error) {
        // The next one tells it again.
        if (!(error instanceof DecodeError)) throw error
      }
    },
  })
  // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
  void reader.done
  return { stop: () => reader.stop() }
}
