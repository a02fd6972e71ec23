import { signalCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { AppendRecord, EpochMs, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import type { Outputs } from '../core/fold.ts'
import type { DeadLetterReason } from '../core/record.ts'
import type { AggregatorEvents } from '../events.ts'
import { type RetryOptions, retrying } from './retry.ts'

/** Records of one append; a large batch of windows goes out in several. */
const APPEND_RECORDS = 2_000

const progressRecord = (partition: number, streamTimeMs: EpochMs): AppendRecord => ({
  key: '',
  value: tickCodec.encode({ appendedAtMs: streamTimeMs }),
  headers: { [KIND_HEADER]: 'tick' },
  partition,
})

export interface DeadLetter {
  readonly record: LogRecord
  readonly reason: DeadLetterReason
}

export interface Publisher {
  /** Resolves when everything is durable. Repeats are harmless: the same offset gives the same values. */
  publish(partition: number, results: Results): Promise<void>
}

/** What one batch of records led to. */
export interface Results {
  readonly outputs: Outputs
  readonly letters: readonly DeadLetter[]
  /** Stream time up to which the partition is counted, when it moved on: readers tell the age of quiet brands by it. */
  readonly progressMs: EpochMs | undefined
}

/** Signals go first, since people wait for them; then windows and how far they reach, then dead letters. */
export const createPublisher = (
  log: Log,
  events: AggregatorEvents,
  retry: Omit<RetryOptions, 'onFailure'>,
): Publisher => {
  const append = async (topic: string, records: readonly AppendRecord[]): Promise<void> => {
    for (let at = 0; at < records.length; at += APPEND_RECORDS) {
      const part = records.slice(at, at + APPEND_RECORDS)
      await retrying(() => log.append(topic, part), {
        ...retry,
        onFailure: (error, retryInMs) => events.appendFailed(topic, error, retryInMs),
      })
    }
  }

  return {
    async publish(partition, { outputs: { windows, signals }, letters, progressMs }) {
      await append(
        TOPICS.signalsRaised.name,
        signals.map(signal => ({ key: signal.brandId!, value: signalCodec.encode(signal), partition })),
      )
      for (const signal of signals) events.signalled(signal)
      failpoint('aggregator.before-windows')
      await append(TOPICS.windowsUpdated.name, [
        ...windows.map(({ brandId, value }) => ({ key: brandId, value, partition })),
        ...(progressMs === undefined ? [] : [progressRecord(partition, progressMs)]),
      ])
      events.published(windows.length)
      await append(
        TOPICS.mentionsScoredDlq.name,
        letters.map(({ record, reason }) => ({
          key: record.key,
          value: record.value,
          partition,
          headers: { ...record.headers, reason, 'source-offset': record.offset.toString(), service: 'aggregator' },
        })),
      )
      for (const { record, reason } of letters) events.deadLettered(partition, record.offset, reason)
    },
  }
}
