import { setTimeout as sleep } from 'node:timers/promises'
import type { LogRecord, TopicPartition } from '../port.ts'
import { type Client, isStaleMetadata, typeOf } from './client.ts'
import { fetchFrom } from './fetch.ts'
import { type KnownCounts, type Metadata, partitionsOf } from './metadata.ts'

/** As they are on the wire; without compression a few times that. */
const MAX_BYTES = 1024 * 1024
const MAX_WAIT_MS = 100
const STALE_PAUSE_MS = 100
const STALE_ATTEMPTS = 50

export interface ReadDeps {
  readonly client: Client
  readonly metadata: Metadata
  readonly known: KnownCounts
}

/** The records of one partition from an offset on, up to another; what retention has removed is skipped. */
export async function* readPartition(
  { client, metadata, known }: ReadDeps,
  { topic, partition }: TopicPartition,
  fromOffset: bigint,
  toOffset: bigint | undefined,
): AsyncGenerator<readonly LogRecord[]> {
  const bounds = (await metadata.offsets(topic))[partition]
  if (!bounds) throw new RangeError(`topic ${topic} has no partition ${partition}`)
  const to = toOffset === undefined || toOffset > bounds.endOffset ? bounds.endOffset : toOffset
  let position = Number(fromOffset < bounds.startOffset ? bounds.startOffset : fromOffset)
  for (let attempts = 0; position < Number(to); ) {
    const [fetched] = await client.use(async cluster => {
      const { leader } = (await partitionsOf(cluster, topic, known)).find(one => one.partitionId === partition)!
      const answer = await fetchFrom(
        await cluster.findBroker({ nodeId: leader }),
        [{ topic, partition, offset: position, maxBytes: MAX_BYTES }],
        { maxWaitMs: MAX_WAIT_MS, maxBytes: MAX_BYTES },
      )
      const { error } = answer[0]!
      if (isStaleMetadata(error) && attempts++ < STALE_ATTEMPTS) {
        await cluster.refreshMetadata()
        await sleep(STALE_PAUSE_MS)
        return []
      }
      return answer
    })
    if (!fetched) continue
    if (typeOf(fetched.error) === 'OFFSET_OUT_OF_RANGE' && position < fetched.startOffset) {
      position = fetched.startOffset
      continue
    }
    if (fetched.error) throw fetched.error
    const { records, next } = fetched.batches
    if (next === undefined) continue
    position = next
    const wanted =
      records.at(-1) && records.at(-1)!.offset >= to ? records.filter(({ offset }) => offset < to) : records
    if (wanted.length > 0) yield wanted
  }
}
