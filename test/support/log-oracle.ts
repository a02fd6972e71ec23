import { crisisRecordCodec, notificationEventCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'

const recordsOf = async <T>(log: Log, topic: string, decode: (value: Uint8Array) => T): Promise<readonly T[]> => {
  const all: T[] = []
  for (const { partition, startOffset } of await log.offsets(topic))
    for await (const records of log.read({ topic, partition }, startOffset))
      for (const { value } of records) all.push(decode(value))
  return all
}

/** What happened by the log alone, once nobody has it open any more. */
export const whatTheLogSays = async (dir: string) => {
  const log = await openEmbeddedLog({ dir, logger: createLogger({ name: 'oracle', level: 'silent' }) })
  try {
    const records = await recordsOf(log, TOPICS.crisisEvents.name, value => crisisRecordCodec.decode(value))
    const events = records.flatMap(record => record.events)
    const deliveries = await recordsOf(log, TOPICS.notificationsEvents.name, value =>
      notificationEventCodec.decode(value),
    )
    const claims = new Map<string, number>()
    let ends = 0
    for (const { idempotencyKey: key, state } of deliveries) {
      if (state === 'DELIVERY_STATE_CLAIMED') claims.set(key, (claims.get(key) ?? 0) + 1)
      else ends++
    }
    return {
      /** Brands of suspicions, in the order of the log. */
      suspected: events.flatMap(({ suspected }) => suspected?.brandIds ?? []),
      confirmed: events.flatMap(({ crisisId, confirmed }) => (confirmed ? [crisisId] : [])),
      holds: events.flatMap(({ holdStarted }) => holdStarted?.holdId ?? []),
      /** How often each key was about to be sent. */
      claims,
      /** Of those, so many times the process died before it recorded what became of it. */
      claimsWithoutEnd: [...claims.values()].reduce((sum, count) => sum + count, 0) - ends,
    }
  } finally {
    await log.close()
  }
}
