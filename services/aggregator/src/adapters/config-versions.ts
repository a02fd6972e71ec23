import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { AggregatorEvents } from '../events.ts'

/** Every configuration version ever published, as bytes by `id@version`: immutable, so whoever reads it later reads the same. */
export interface ConfigVersions {
  start(): void
  stop(): Promise<void>
  /** Waits until everything published so far has been read; undefined when the version is not among it. */
  find(configId: string, version: number): Promise<ConfigVersion | undefined>
  /** A version that is known to have been read. */
  get(configId: string, version: number): ConfigVersion
  latest(configId: string): ConfigVersion | undefined
  caughtUp(): Promise<void>
}

export const createConfigVersions = (log: Log, events: AggregatorEvents): ConfigVersions => {
  const values = new Map<string, Uint8Array>()
  const highest = new Map<string, number>()
  let following: Following | undefined

  const take = (key: string, value: Uint8Array): void => {
    const at = key.lastIndexOf('@')
    const [configId, version] = [key.slice(0, at), Number(key.slice(at + 1))]
    if (at <= 0 || !Number.isInteger(version) || value.length === 0 || values.has(key)) return
    values.set(key, value)
    highest.set(configId, Math.max(version, highest.get(configId) ?? 0))
  }

  const decode = (configId: string, version: number): ConfigVersion | undefined => {
    const value = values.get(`${configId}@${version}`)
    return value === undefined ? undefined : configVersionCodec.decode(value)
  }

  const caughtUp = async (): Promise<void> => {
    await following?.caughtUp()
  }

  return {
    start() {
      const topic = TOPICS.configVersions.name
      following = follow({
        log,
        topic,
        from: () => 'start',
        onBatch(batch) {
          for (const record of batch.records) take(record.key, record.value)
        },
        onFailure: (error, retryInMs) => events.readFailed(topic, error, retryInMs),
      })
    },
    async stop() {
      await following?.stop()
    },
    async find(configId, version) {
      if (!values.has(`${configId}@${version}`)) await caughtUp()
      return decode(configId, version)
    },
    get(configId, version) {
      const config = decode(configId, version)
      if (config === undefined) throw new Error(`${configId}@${version} is not in ${TOPICS.configVersions.name}`)
      return config
    },
    latest(configId) {
      const version = highest.get(configId)
      return version === undefined ? undefined : decode(configId, version)
    },
    caughtUp,
  }
}
