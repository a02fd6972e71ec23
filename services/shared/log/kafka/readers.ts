import type { Logger } from '../../runtime/logger.ts'
import { startBroadcastReader } from '../broadcast-reader.ts'
import { startGroupReader } from '../group-reader.ts'
import type { BroadcastOptions, BroadcastReader, GroupOptions, GroupReader, TopicPartition } from '../port.ts'
import type { RetryPolicy } from '../retrying.ts'
import { type Client, createClient } from './client.ts'
import { createCommitter } from './committer.ts'
import { createFetcher, type Fetcher } from './fetcher.ts'
import type { Connection } from './internals.ts'
import { createLane, type Lane } from './lane.ts'
import { type GroupTiming, type Membership, startMembership } from './membership.ts'
import type { KnownCounts, Metadata, PartitionOffsets } from './metadata.ts'

export interface ReaderDeps {
  readonly connection: Connection
  /** The log's own, for short requests. */
  readonly client: Client
  readonly metadata: Metadata
  readonly known: KnownCounts
  readonly logger: Logger
  readonly retry: RetryPolicy
  readonly timing: GroupTiming
  readonly onEnd: () => void
}

/** One client and one fetcher per reader; its lanes are opened and closed with its partitions. */
const startFetching = ({ connection, metadata, known, logger }: ReaderDeps) => {
  const fetcher: Fetcher = createFetcher({ client: createClient(connection, logger), metadata, known, logger })
  const openLane =
    (onGap: 'fail' | 'skip') =>
    (of: TopicPartition, from: number): Lane & { close(): void } => {
      const lane = createLane({
        ...of,
        from,
        endOffset: from,
        onGap,
        logger,
        onHungry: fetcher.wake,
        onClose: fetcher.remove,
      })
      fetcher.add(lane)
      return lane
    }
  return { fetcher, openLane }
}

/** Calls for the same topic that come while one is under way share its answer. */
const together = (ask: (topic: string) => Promise<readonly PartitionOffsets[]>): typeof ask => {
  const underWay = new Map<string, Promise<readonly PartitionOffsets[]>>()
  return topic => {
    const shared = underWay.get(topic) ?? ask(topic).finally(() => underWay.delete(topic))
    underWay.set(topic, shared)
    return shared
  }
}

export const startKafkaGroup = (options: GroupOptions, deps: ReaderDeps): GroupReader => {
  const { connection, client, metadata, known, logger, retry, timing, onEnd } = deps
  const { groupId } = options
  const { fetcher, openLane } = startFetching(deps)
  let membership: Membership | undefined
  const committer = createCommitter({ client, groupId, membership: () => membership! })
  const offsets = together(metadata.offsets)
  return startGroupReader(options, {
    logger,
    retry,
    async positions(of) {
      const [committed, bounds] = await Promise.all([committer.committed(of), offsets(of.topic)])
      const { startOffset, endOffset } = bounds[of.partition]!
      return { committed, startOffset, endOffset }
    },
    open: openLane('fail'),
    commit: committer.commit,
    isMember: () => membership?.isMember() ?? false,
    isSettled: () => membership?.isSettled() ?? false,
    join(member) {
      const own = createClient(connection, logger)
      membership = startMembership(member, { client: own, shared: client, known, groupId, timing, logger })
    },
    async leave() {
      await membership?.leave()
      await fetcher.close()
    },
    onEnd,
  })
}

export const startKafkaBroadcast = (options: BroadcastOptions, deps: ReaderDeps): BroadcastReader => {
  const { metadata, logger, retry, onEnd } = deps
  const { fetcher, openLane } = startFetching(deps)
  return startBroadcastReader(options, {
    logger,
    retry,
    offsets: metadata.offsets,
    async offsetAt({ topic, partition }, sinceMs) {
      const found = (await metadata.offsetsAt(topic, sinceMs)).get(partition)!
      return Number(found >= 0n ? found : (await metadata.offsets(topic))[partition]!.endOffset)
    },
    open: openLane('skip'),
    onEnd() {
      onEnd()
      void fetcher.close()
    },
  })
}
