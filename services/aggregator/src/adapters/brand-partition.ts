import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import type { Log } from '@tocsin/shared/log/port.ts'

export const PARTITION_NOT_KNOWN = 'the topic lacks the partition of the brand'

/** The partition that everything of a brand goes through, in every topic that is keyed by brand. */
export const partitionOfBrand = async (log: Log, brandId: string): Promise<number> =>
  partitionOf(brandId, await log.partitionCount(TOPICS.mentionsScored.name))
