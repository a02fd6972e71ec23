import { configVersionCodec, DecodeError } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { BaselineInput } from '@tocsin/shared/gen/tocsin/config/v1/Baseline.ts'
import type { BroadcastReader, EpochMs, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { materiallyDiffers } from '../core/baseline.ts'
import type { ArchiveEvents } from '../events.ts'

const PREFIX = 'baseline/'
const CREATED_BY = 'archive'

interface Known {
  /** The highest version of either topic: a process may have died between the two appends. */
  version: number
  current: BaselineInput | undefined
}

/** Baselines as immutable versioned records; ingest turns a change of `config.current` into control records of the brand's partition. */
export const createBaselinePublisher = (log: Log, events: ArchiveEvents) => {
  const known = new Map<string, Known>()
  let reader: BroadcastReader | undefined

  const learn = (topic: string, { key, value }: LogRecord): void => {
    if (!key.startsWith(PREFIX)) return
    try {
      const { configId, version, baseline } = configVersionCodec.decode(value)
      const entry = known.get(configId) ?? { version: 0, current: undefined }
      entry.version = Math.max(entry.version, version)
      if (topic === TOPICS.configCurrent.name && baseline) entry.current = baseline
      known.set(configId, entry)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
    }
  }

  return {
    start(): void {
      reader = log.broadcast({
        topics: [TOPICS.configVersions.name, TOPICS.configCurrent.name],
        from: 'start',
        onBatch: ({ topic, records }) => {
          for (const record of records) learn(topic, record)
        },
      })
    },
    /** Resolves to the new version, or undefined when the published one still serves. */
    async publish(baseline: BaselineInput, nowMs: EpochMs): Promise<number | undefined> {
      await reader?.caughtUp()
      const configId = `${PREFIX}${baseline.brandId}`
      const before = known.get(configId)
      if (before?.current && !materiallyDiffers(before.current, baseline)) return undefined
      const version = (before?.version ?? 0) + 1
      const value = configVersionCodec.encode({
        configId,
        version,
        createdAtMs: nowMs,
        createdBy: CREATED_BY,
        baseline,
      })
      await log.append(TOPICS.configVersions.name, [{ key: `${configId}@${version}`, value }])
      await log.append(TOPICS.configCurrent.name, [{ key: configId, value }])
      events.baselinePublished(baseline.brandId ?? '', version, baseline.weeks ?? 0)
      return version
    },
    stop: async (): Promise<void> => reader?.stop(),
  }
}
