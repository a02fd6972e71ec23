import { tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import type { Events } from '../events.ts'
import { every } from './every.ts'

/** Writes one tick into every partition of mentions.collected.v1; durable when resolved. */
export const appendTicks = async ({ log, now }: Pick<CommonDeps, 'log' | 'now'>, ingestId: string): Promise<void> => {
  const topic = TOPICS.mentionsCollected.name
  const value = tickCodec.encode({ ingestId, observedAtMs: now() })
  const headers = { [KIND_HEADER]: 'tick' }
  const partitions = await log.partitionCount(topic)
  const records = Array.from({ length: partitions }, (_, partition) => ({ key: '', value, headers, partition }))
  await log.append(topic, records)
}

export interface TicksOptions extends Pick<CommonDeps, 'log' | 'now'> {
  readonly ingestId: string
  readonly intervalMs: number
  readonly events: Events
}

/** Ticks at the interval until stopped; a tick that fails is counted, and the next one is tried in its turn. */
export const startTicks = ({ ingestId, intervalMs, events, ...deps }: TicksOptions) =>
  every(intervalMs, async () => {
    try {
      await appendTicks(deps, ingestId)
    } catch (error) {
      events.tickMissed(error)
    }
  })
