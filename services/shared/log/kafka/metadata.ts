import { setTimeout as sleep } from 'node:timers/promises'
import { LogUnavailableError, PartitionCountError, UnknownTopicError } from '../errors.ts'
import type { EpochMs, TopicPartition } from '../port.ts'
import { type Client, isStaleMetadata, typeOf } from './client.ts'
import type { Cluster, PartitionMetadata } from './internals.ts'

export interface PartitionOffsets {
  readonly partition: number
  readonly startOffset: bigint
  readonly endOffset: bigint
}

/** What a process has seen of its topics: a count that changes under a running process would send a key elsewhere. */
export type KnownCounts = Map<string, number>

/** How long a partition may be without a leader, as just after it was made, before that is an answer. */
const LEADERLESS_MS = 10_000
const LEADERLESS_PAUSE_MS = 50

const LATEST = -1
const EARLIEST = -2

/** The partitions of a topic, with leaders. Rejects when it does not exist, or no longer has the partitions that it had. */
export const partitionsOf = async (
  cluster: Cluster,
  topic: string,
  known: KnownCounts,
): Promise<readonly PartitionMetadata[]> => {
  try {
    await cluster.addMultipleTargetTopics([topic])
    await cluster.refreshMetadataIfNecessary()
  } catch (error) {
    if (typeOf(error) !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error
    throw new UnknownTopicError(`topic ${topic} does not exist: call ensureTopics first`, { cause: error })
  }
  const partitions = cluster.findTopicPartitionMetadata(topic)
  const before = known.get(topic)
  if (before !== undefined && before !== partitions.length) {
    throw new PartitionCountError(
      `${topic} had ${before} partitions and has ${partitions.length} now: keys are no longer where they were. ` +
        'Another count is another layout: tocsin topics move',
    )
  }
  known.set(topic, partitions.length)
  return partitions
}

/** Asks the leaders: the first offset at or after a time, or -1 where there is none; LATEST and EARLIEST are times too. */
const listOffsets = async (
  cluster: Cluster,
  topic: string,
  partitions: readonly PartitionMetadata[],
  timestamp: number,
): Promise<ReadonlyMap<number, bigint>> => {
  const leaders = Map.groupBy(partitions, ({ leader }) => leader)
  const offsets = new Map<number, bigint>()
  const ask = async (nodeId: number, led: readonly PartitionMetadata[]): Promise<void> => {
    const broker = await cluster.findBroker({ nodeId })
    const wanted = led.map(({ partitionId }) => ({ partition: partitionId, timestamp }))
    const { responses } = await broker.listOffsets({ isolationLevel: 0, topics: [{ topic, partitions: wanted }] })
    for (const { partition, offset } of responses[0]!.partitions) offsets.set(partition, BigInt(offset))
  }
  await Promise.all([...leaders].map(([nodeId, led]) => ask(nodeId, led)))
  return offsets
}

export interface Metadata {
  partitionCount(topic: string): Promise<number>
  offsets(topic: string): Promise<readonly PartitionOffsets[]>
  /** The next offset of every partition, from one request per leader. */
  ends(topic: string): Promise<ReadonlyMap<number, bigint>>
  /** The first offset of each partition that was appended at or after a time; -1 where there is none yet. */
  offsetsAt(topic: string, sinceMs: EpochMs): Promise<ReadonlyMap<number, bigint>>
  /** Rejects unless every partition that this process knows takes writes. */
  assertWritable(minInsyncReplicas: number): Promise<void>
}

const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`

/** A question that changes nothing is asked again while brokers do not agree yet who leads; the client has looked anew by then. */
const ask = async <T>(client: Client, question: (cluster: Cluster) => Promise<T>): Promise<T> => {
  const deadline = performance.now() + LEADERLESS_MS
  for (;;) {
    try {
      return await client.use(question)
    } catch (error) {
      const isUnsettled = isStaleMetadata(error) && !(error instanceof UnknownTopicError)
      if (!isUnsettled || performance.now() > deadline) throw error
      await sleep(LEADERLESS_PAUSE_MS)
    }
  }
}

export const createMetadata = (client: Client, known: KnownCounts): Metadata => ({
  partitionCount: async topic =>
    known.get(topic) ?? (await ask(client, async cluster => (await partitionsOf(cluster, topic, known)).length)),
  offsets: topic =>
    ask(client, async cluster => {
      const partitions = await partitionsOf(cluster, topic, known)
      const [starts, ends] = await Promise.all(
        [EARLIEST, LATEST].map(time => listOffsets(cluster, topic, partitions, time)),
      )
      return partitions
        .map(({ partitionId }) => ({
          partition: partitionId,
          startOffset: starts!.get(partitionId)!,
          endOffset: ends!.get(partitionId)!,
        }))
        .toSorted((left, right) => left.partition - right.partition)
    }),
  ends: topic =>
    ask(client, async cluster => listOffsets(cluster, topic, await partitionsOf(cluster, topic, known), LATEST)),
  offsetsAt: (topic, sinceMs) =>
    ask(client, async cluster => listOffsets(cluster, topic, await partitionsOf(cluster, topic, known), sinceMs)),
  assertWritable: minInsyncReplicas =>
    client.use(async cluster => {
      await cluster.refreshMetadata()
      for (const topic of known.keys()) {
        for (const { partitionId, leader, isr } of await partitionsOf(cluster, topic, known)) {
          const name = nameOf({ topic, partition: partitionId })
          if (leader < 0) throw new LogUnavailableError(`${name} has no leader`)
          if (isr.length < minInsyncReplicas) {
            throw new LogUnavailableError(
              `${name} has ${isr.length} replicas in sync; ${minInsyncReplicas} are required`,
            )
          }
        }
      }
    }),
})
