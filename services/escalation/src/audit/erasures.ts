import { erasureRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Erasure } from '@tocsin/shared/gen/tocsin/erasure/v1/Erasure.ts'
import type { ErasureAsked } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureAsked.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { type Erasures, emptyErasures, erasureOf, takeErasure } from '../core/erasures.ts'
import type { AuditEvents } from './events.ts'

const TOPIC = TOPICS.erasures.name

/** Erasures of authors as the log tells them: asked for here, counted and done by the archive. */
export const createErasures = (log: Log, events: AuditEvents) => {
  let erasures: Erasures = emptyErasures
  let position = 0n
  let following: Following | undefined

  const take = (record: LogRecord): void => {
    if (record.offset < position) return
    position = record.offset + 1n
    erasures = takeErasure(erasures, erasureRecordCodec.decode(record.value), record.appendedAt)
  }

  return {
    start(): void {
      following = follow({
        log,
        topic: TOPIC,
        from: () => (position === 0n ? 'start' : { offsets: [{ topic: TOPIC, partition: 0, offset: position }] }),
        onBatch({ records }) {
          for (const record of records) take(record)
        },
        onFailure: (error, retryInMs) => events.readFailed(error, retryInMs),
      })
    },
    stop: async (): Promise<void> => following?.stop(),
    caughtUp: async (): Promise<void> => following?.caughtUp(),
    /** What was asked first under this id. */
    asked: (erasureId: string): ErasureAsked | undefined => erasures.get(erasureId)?.asked,
    find: (erasureId: string): Erasure | undefined => erasureOf(erasures, erasureId),
    /** Durable, and known here, when resolved. Throws RetryableError: the same id again is harmless, the first counts. */
    async ask(erasureId: string, asked: ErasureAsked): Promise<void> {
      await log.append(TOPIC, [
        { key: erasureId, value: erasureRecordCodec.encode({ erasureId, asked }), partition: 0 },
      ])
      await following?.caughtUp()
    },
  }
}

export type ErasureLog = ReturnType<typeof createErasures>
