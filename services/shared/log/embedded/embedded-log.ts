import type { Logger } from '../../runtime/logger.ts'
import { startBroadcastReader } from '../broadcast-reader.ts'
import { startGroupReader } from '../group-reader.ts'
import type { AppendRecord, BroadcastReader, EpochMs, GroupReader, Log, LogRecord, TopicPartition } from '../port.ts'
import type { RetryPolicy } from '../retrying.ts'
import { createAppender } from './appender.ts'
import { createCommitter } from './committer.ts'
import { type Coordinator, createCoordinator } from './coordinator.ts'
import { createCursor } from './cursor.ts'
import { startStoreWorker } from './store-client.ts'
import { createTopics } from './topics.ts'

export interface EmbeddedLogOptions {
  /** The data folder; made when missing. One process at a time: a second one gets LogLockedError. */
  readonly dir: string
  readonly logger: Logger
  /** The log's clock (default the machine's). */
  readonly now?: () => EpochMs
  /** The append time of a record instead of `now`, for replays. It never falls within a partition whatever this returns. */
  readonly appendTime?: (topic: string, record: AppendRecord, now: EpochMs) => EpochMs
  /** Back-off after a RetryableError of a handler: doubled from `firstMs` (100) up to `maxMs` (10,000). */
  readonly retry?: RetryPolicy
  /** How long a group member may take to let go of a partition before it is taken from it (15 s). */
  readonly rebalanceTimeoutMs?: number
  /** For tests: no file grows beyond this many pages of 4 KiB, as if the disk were full. */
  readonly maxFilePages?: number
}

const RETENTION_CHECK_MS = 3_600_000
const READ_RECORDS = 2000

/** Opens the log in a data folder. Rejects with LogLockedError when another process has it. */
export const openEmbeddedLog = async (options: EmbeddedLogOptions): Promise<Log> => {
  const {
    dir,
    logger,
    now = Date.now,
    appendTime,
    retry = { firstMs: 100, maxMs: 10_000 },
    rebalanceTimeoutMs = 15_000,
  } = options
  const client = startStoreWorker()
  const stored = await client
    .call('open', { dir, ...(options.maxFilePages ? { maxFilePages: options.maxFilePages } : {}) })
    .catch(async error => {
      await client.terminate()
      throw error
    })
  const topics = createTopics()
  for (const snapshot of stored.topics) topics.put(snapshot)
  const committer = createCommitter(client, stored.commits)
  const coordinators = new Map<string, Coordinator>()
  const readers = new Set<GroupReader | BroadcastReader>()
  let closing: Promise<void> | undefined

  /** With injected append times the machine's clock says nothing about the age of a record; the newest record does. */
  const retain = async (): Promise<void> => {
    const clocks = [...topics.all.values()].map(({ settings, lastAt }) => ({
      topic: settings.name,
      nowMs: appendTime ? Math.max(...lastAt) : now(),
    }))
    for (const snapshot of await client.call('retain', clocks)) topics.put(snapshot)
  }
  const tryRetain = (): Promise<void> =>
    retain().catch(error => logger.warn({ err: error }, 'retention failed and is tried again later'))
  await tryRetain()
  const retention = setInterval(tryRetain, RETENTION_CHECK_MS)
  retention.unref()
  const appender = createAppender({ client, topics, now, appendTime, onNewDay: tryRetain })

  const assertOpen = (): void => {
    if (closing) throw new Error('the log is closed')
  }
  const coordinatorOf = (groupId: string): Coordinator => {
    const known = coordinators.get(groupId)
    if (known) return known
    const created = createCoordinator({
      partitionCount: topic => topics.get(topic).settings.partitions,
      rebalanceTimeoutMs,
      commitsSettled: committer.idle,
    })
    coordinators.set(groupId, created)
    return created
  }
  const track = <R extends GroupReader | BroadcastReader>(start: (onEnd: () => void) => R): R => {
    assertOpen()
    const reader = start(() => readers.delete(reader))
    readers.add(reader)
    return reader
  }

  const boundsOf = (name: string) => {
    const { starts, ends } = topics.get(name)
    return ends.map((end, partition) => ({
      partition,
      startOffset: BigInt(starts[partition]!),
      endOffset: BigInt(end),
    }))
  }
  const openCursor =
    (onGap: 'fail' | 'skip') =>
    ({ topic: name, partition }: TopicPartition, from: number) => {
      const topic = topics.get(name)
      return createCursor({ client, topic, partition, from, to: () => topic.ends[partition]!, onGap })
    }

  async function* read(
    { topic: name, partition }: TopicPartition,
    fromOffset: bigint,
    toOffset?: bigint,
  ): AsyncGenerator<LogRecord[]> {
    const topic = topics.get(name)
    const end = topic.ends[partition]!
    const to = toOffset === undefined ? end : Math.min(Number(toOffset), end)
    const cursor = createCursor({ client, topic, partition, from: Number(fromOffset), to: () => to, onGap: 'skip' })
    for (let records = await cursor.next(READ_RECORDS); records.length > 0; records = await cursor.next(READ_RECORDS))
      yield records
  }

  const close = async (): Promise<void> => {
    clearInterval(retention)
    await Promise.all([...readers].map(reader => reader.stop()))
    await Promise.all([appender.idle(), committer.idle()])
    await client.call('close', undefined)
    await client.terminate()
  }

  return {
    async ensureTopics(wanted) {
      assertOpen()
      for (const snapshot of await client.call('ensureTopics', wanted)) topics.put(snapshot)
    },
    partitionCount: async topic => topics.get(topic).settings.partitions,
    async append(topic, records) {
      assertOpen()
      return appender.append(topic, records)
    },
    offsets: async name => boundsOf(name),
    read,
    group(groupOptions) {
      const { groupId } = groupOptions
      for (const topic of groupOptions.topics) topics.get(topic)
      const { join, leave, isSettled } = coordinatorOf(groupId)
      return track(onEnd =>
        startGroupReader(groupOptions, {
          logger,
          retry,
          positions: async of => ({
            committed: committer.committed(groupId, of),
            ...boundsOf(of.topic)[of.partition]!,
          }),
          open: openCursor('fail'),
          commit: (of, committed) => committer.commit(groupId, of, committed),
          isSettled,
          join,
          leave,
          onEnd,
        }),
      )
    },
    broadcast(broadcastOptions) {
      for (const topic of broadcastOptions.topics) topics.get(topic)
      return track(onEnd =>
        startBroadcastReader(broadcastOptions, {
          logger,
          retry,
          offsets: async name => boundsOf(name),
          offsetAt: ({ topic, partition }, sinceMs) => client.call('offsetAt', { topic, partition, sinceMs }),
          open: openCursor('skip'),
          onEnd,
        }),
      )
    },
    async healthy() {
      assertOpen()
      await client.call('probe', undefined)
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
