import { tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { EpochMs, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { skewAfterAppend, skewAfterRead } from '../core/log-time.ts'

export interface OnLogTime {
  /** The same log; what passes shows its time. */
  readonly log: Log
  /** The log's clock, as far as is known: ours, set right by what the log showed. */
  readonly now: () => EpochMs
  /** Resolves when an append of our own has shown the log's time, which a tick does: it means nothing else. Rejects when the log takes none. */
  ask(): Promise<void>
}

/**
 * Deadlines are set and kept by the clock of the log, which is the one that they count by: a machine whose clock is off asks nobody early or
 * late, and writes a timer before its time at most once, since that append shows the time.
 */
export const onLogTime = (log: Log, machineNow: () => EpochMs): OnLogTime => {
  let skewMs = 0

  const read = (records: readonly LogRecord[]): void => {
    skewMs = skewAfterRead(skewMs, machineNow(), records.at(-1)!.appendedAt)
  }
  const append: Log['append'] = async (topic, records) => {
    const sentAtMs = machineNow()
    const results = await log.append(topic, records)
    const last = results.at(-1)
    if (last) skewMs = skewAfterAppend(skewMs, { sentAtMs, answeredAtMs: machineNow(), appendedAtMs: last.appendedAt })
    return results
  }

  return {
    log: {
      ...log,
      append,
      group: options =>
        log.group({
          ...options,
          onBatch(batch) {
            read(batch.records)
            return options.onBatch(batch)
          },
        }),
      broadcast: options =>
        log.broadcast({
          ...options,
          onBatch(batch) {
            read(batch.records)
            return options.onBatch(batch)
          },
        }),
    },
    now: () => machineNow() + skewMs,
    async ask() {
      const value = tickCodec.encode({ ingestId: 'escalation', observedAtMs: machineNow() })
      const headers = { [KIND_HEADER]: 'tick' }
      await append(TOPICS.mentionsCollected.name, [{ key: '', partition: 0, headers, value }])
    },
  }
}
