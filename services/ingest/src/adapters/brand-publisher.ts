import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { BRAND_PREFIX, sameContent } from '../core/brand-versions.ts'
import type { Events } from '../events.ts'

const TOPIC = TOPICS.configVersions.name

export interface BrandPublisher {
  /**
   * Writes each version to config.versions.v1 first; of records with one number the first counts, whoever wrote it and whatever became of
   * the writer. Only the record that counts becomes current. Resolves to the ids whose number was taken for something else.
   */
  publish(changes: readonly ConfigVersionInput[]): Promise<ReadonlySet<string>>
}

export const createBrandPublisher = ({
  log,
  now,
  events,
}: Pick<CommonDeps, 'log' | 'now'> & { readonly events: Events }): BrandPublisher => {
  /** The record that counts, by `id@version`, of what was read so far. */
  const first = new Map<string, Uint8Array>()
  let readTo: bigint | undefined

  const readUpTo = async (end: bigint): Promise<void> => {
    readTo ??= (await log.offsets(TOPIC))[0]!.startOffset
    for await (const records of log.read({ topic: TOPIC, partition: 0 }, readTo, end)) {
      for (const { key, value } of records) if (key.startsWith(BRAND_PREFIX) && !first.has(key)) first.set(key, value)
      readTo = records.at(-1)!.offset + 1n
    }
  }

  const publishOne = async (change: ConfigVersionInput): Promise<boolean> => {
    const { configId = '', version = 0 } = change
    const key = `${configId}@${version}`
    const value = configVersionCodec.encode({ ...change, createdAtMs: now() })
    const [appended] = await log.append(TOPIC, [{ key, value }])
    await readUpTo(appended!.offset + 1n)
    const winner = first.get(key)!
    await log.append(TOPICS.configCurrent.name, [{ key: configId, value: winner }])
    events.configPublished(configId, version)
    return sameContent(configVersionCodec.decode(winner), change)
  }

  return {
    async publish(changes) {
      const lost = new Set<string>()
      for (const change of changes) if (!(await publishOne(change))) lost.add(change.configId ?? '')
      return lost
    },
  }
}
