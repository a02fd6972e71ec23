import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { BRAND_PREFIX, sameContent } from '../core/brand-versions.ts'
import type { Events } from '../events.ts'

const TOPIC = TOPICS.configVersions.name
/** Versions written at once: a first start with hundreds of brands takes a few appends, not two for each. */
const AT_ONCE = 200

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

  const publishSome = async (changes: readonly ConfigVersionInput[]): Promise<readonly string[]> => {
    const records = changes.map(change => ({
      key: `${change.configId ?? ''}@${change.version ?? 0}`,
      value: configVersionCodec.encode({ ...change, createdAtMs: now() }),
    }))
    const appended = await log.append(TOPIC, records)
    await readUpTo(appended.at(-1)!.offset + 1n)
    const winners = records.map(({ key }) => first.get(key)!)
    await log.append(
      TOPICS.configCurrent.name,
      changes.map(({ configId = '' }, index) => ({ key: configId, value: winners[index]! })),
    )
    return changes.flatMap((change, index) => {
      const { configId = '', version = 0 } = change
      events.configPublished(configId, version)
      return sameContent(configVersionCodec.decode(winners[index]!), change) ? [] : [configId]
    })
  }

  return {
    async publish(changes) {
      const lost = new Set<string>()
      for (let from = 0; from < changes.length; from += AT_ONCE)
        for (const configId of await publishSome(changes.slice(from, from + AT_ONCE))) lost.add(configId)
      return lost
    },
  }
}
