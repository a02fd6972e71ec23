import { tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { AppendResult } from '@tocsin/shared/log/port.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { createTickWatch } from '../core/tick-watch.ts'
import type { Events } from '../events.ts'
import { every } from './every.ts'

/** Writes one tick into every partition of mentions.collected.v1; durable when resolved. */
export const appendTicks = async (
  { log, now }: Pick<CommonDeps, 'log' | 'now'>,
  ingestId: string,
): Promise<readonly AppendResult[]> => {
  const topic = TOPICS.mentionsCollected.name
  const value = tickCodec.encode({ ingestId, observedAtMs: now() })
  const headers = { [KIND_HEADER]: 'tick' }
  const partitions = await log.partitionCount(topic)
  const records = Array.from({ length: partitions }, (_, partition) => ({ key: '', value, headers, partition }))
  return log.append(topic, records)
}

export interface TicksOptions extends Pick<CommonDeps, 'log' | 'now'> {
  readonly ingestId: string
  readonly intervalMs: number
  readonly events: Events
}

/**
 * Ticks at the interval until stopped; a tick that fails is counted, and the next one is tried in its turn. What the log answers also says
 * how far its clock is from ours, and whether it still has what it acknowledged.
 */
export const startTicks = ({ ingestId, intervalMs, events, ...deps }: TicksOptions) => {
  const watch = createTickWatch()
  return every(intervalMs, async () => {
    try {
      const sentAtMs = deps.now()
      const results = await appendTicks(deps, ingestId)
      const { skewMs, lost } = watch(results, { sentAtMs, answeredAtMs: deps.now() })
      events.ticked(skewMs)
      for (const { partition, records } of lost) events.recordsLost(partition, records)
    } catch (error) {
      events.tickMissed(error)
    }
  })
}
