import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Log, TopicPartition } from '@tocsin/shared/log/port.ts'
import type { DeadLetter } from '../core/intake.ts'
import type { ArchiveEvents } from '../events.ts'

/** Sets records aside where people can look at them: the bytes as they came, and why. Resolves when they are durable. */
export const createDeadLetters = (log: Log, events: ArchiveEvents) => ({
  async put(from: TopicPartition, letters: readonly DeadLetter[]): Promise<void> {
    if (letters.length === 0) return
    await log.append(
      TOPICS.mentionsScoredDlq.name,
      letters.map(({ record, reason, cause }) => ({
        key: record.key,
        value: record.value,
        headers: {
          ...record.headers,
          reason,
          cause: cause.slice(0, 500),
          service: 'archive',
          'source-topic': from.topic,
          'source-partition': String(from.partition),
          'source-offset': record.offset.toString(),
        },
      })),
    )
    for (const { record, reason } of letters) events.deadLettered(from.topic, record.offset, reason)
  },
})

export type DeadLetters = ReturnType<typeof createDeadLetters>
