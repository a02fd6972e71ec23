import { configVersionCodec, controlCodec, DecodeError } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { BroadcastReader, LogRecord } from '@tocsin/shared/log/port.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import type { Events } from '../events.ts'
import { untilDone } from './back-off.ts'

export interface Configurations {
  /** The highest version seen per config id. */
  readonly current: ReadonlyMap<string, ConfigVersion>
  /** Resolves when everything published before the call is known and its control records are durable. */
  caughtUp(): Promise<void>
  stop(): Promise<void>
}

export interface ConfigurationsOptions extends Pick<CommonDeps, 'log'> {
  readonly events: Events
  /** Called when a brand is new or has a new version. */
  onBrands(current: ReadonlyMap<string, ConfigVersion>): void
  /** Called when a newer version of the plan was applied. */
  onPlan(plan: ConfigVersion): void
}

/** The configuration that holds the plan: the playbook that was applied. */
const PLAN_CONFIG_ID = 'playbook'

const brandIdOf = ({ brand, baseline }: ConfigVersion): string => brand?.brandId ?? baseline?.brandId ?? ''

/**
 * Follows config.current.v1 and writes, for each version not seen before, a control record into the partition of its brand: from that place
 * of the partition on the version applies. Every replica does so, and does it again after a start; the highest version wins, so repeats are harmless.
 */
export const followConfigurations = ({ log, events, onBrands, onPlan }: ConfigurationsOptions): Configurations => {
  const current = new Map<string, ConfigVersion>()
  let planVersion = 0
  const stopped = new AbortController()

  const readVersion = ({ value, offset }: LogRecord): ConfigVersion | undefined => {
    if (value.length === 0) return undefined
    try {
      return configVersionCodec.decode(value)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      events.badConfiguration(String(offset), error)
      return undefined
    }
  }
  const writeControls = async (versions: readonly ConfigVersion[]): Promise<void> => {
    const records = versions.map(version => ({
      key: brandIdOf(version),
      headers: { [KIND_HEADER]: 'control' },
      value: controlCodec.encode({
        brandId: brandIdOf(version),
        configId: version.configId,
        configVersion: version.version,
      }),
    }))
    const topic = TOPICS.mentionsCollected.name
    await untilDone(
      () => log.append(topic, records),
      stopped.signal,
      error => events.appendFailed(topic, error),
    )
  }
  const take = async (records: readonly LogRecord[]): Promise<void> => {
    const fresh = new Map<string, ConfigVersion>()
    let plan: ConfigVersion | undefined
    for (const record of records) {
      const version = readVersion(record)
      if (version?.configId === PLAN_CONFIG_ID && version.plan && version.version > planVersion) {
        plan = version
        planVersion = version.version
      }
      if (!version || brandIdOf(version) === '') continue
      const known = fresh.get(version.configId) ?? current.get(version.configId)
      if (known === undefined || version.version > known.version) fresh.set(version.configId, version)
    }
    if (plan) onPlan(plan)
    if (fresh.size === 0) return
    await writeControls([...fresh.values()])
    for (const [configId, version] of fresh) current.set(configId, version)
    if ([...fresh.values()].some(({ brand }) => brand)) onBrands(current)
  }

  const reader: BroadcastReader = log.broadcast({
    topics: [TOPICS.configCurrent.name],
    from: 'start',
    onBatch: ({ records }) => take(records),
  })
  const failed = reader.done.then(() => new Promise<never>(() => {}))
  failed.catch(() => {})
  return {
    current,
    caughtUp: () => Promise.race([reader.caughtUp(), failed]),
    async stop() {
      stopped.abort()
      await reader.stop()
    },
  }
}
