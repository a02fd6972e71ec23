import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { BrandInput } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import type { ConfigVersion, ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { brandChanges, sameContent } from '../core/brand-versions.ts'
import type { Events } from '../events.ts'

const TOPIC = TOPICS.configVersions.name

/**
 * Publishes what the playbooks changed. A version is written to config.versions.v1 first; of two replicas that write the same number the
 * first record counts, and the other one takes the next number if it has something else to say. Only the record that counts becomes current.
 */
export const publishBrands = async (
  brands: readonly (BrandInput & { readonly brandId: string })[],
  current: ReadonlyMap<string, ConfigVersion>,
  { log, now, events }: Pick<CommonDeps, 'log' | 'now'> & { readonly events: Events },
): Promise<void> => {
  const publish = async (change: ConfigVersionInput, fromOffset: bigint): Promise<void> => {
    const { configId = '', version = 0 } = change
    const key = `${configId}@${version}`
    const value = configVersionCodec.encode(change)
    const [appended] = await log.append(TOPIC, [{ key, value }])
    let winner = value
    for await (const records of log.read({ topic: TOPIC, partition: 0 }, fromOffset, appended!.offset + 1n)) {
      const first = records.find(record => record.key === key)
      if (!first) continue
      winner = first.value
      break
    }
    await log.append(TOPICS.configCurrent.name, [{ key: configId, value: winner }])
    events.configPublished(configId, version)
    if (!sameContent(configVersionCodec.decode(winner), change))
      await publish({ ...change, version: version + 1 }, fromOffset)
  }
  const [versions] = await log.offsets(TOPIC)
  for (const change of brandChanges(brands, current, now())) await publish(change, versions!.endOffset)
}
