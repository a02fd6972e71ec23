import type { Logger } from '../../runtime/logger.ts'
import { LogUnavailableError } from '../errors.ts'
import type { BroadcastReader, GroupReader, Log } from '../port.ts'
import type { RetryPolicy } from '../retrying.ts'
import { createAdminClient } from './admin-client.ts'
import { createAppender } from './appender.ts'
import { createClient } from './client.ts'
import { connectionOf, type KafkaConfig } from './config.ts'
import { laidOutLog } from './layout.ts'
import type { GroupTiming } from './membership.ts'
import { createMetadata, type KnownCounts } from './metadata.ts'
import { createSender } from './producer.ts'
import { readPartition } from './read.ts'
import { startKafkaBroadcast, startKafkaGroup } from './readers.ts'
import { ensureTopics } from './topics.ts'

export interface KafkaLogOptions {
  readonly logger: Logger
  /** Back-off after a RetryableError of a handler: doubled from `firstMs` (100) up to `maxMs` (10,000). */
  readonly retry?: RetryPolicy
  /** Of groups: session 10 s, heartbeat 3 s, 15 s to let go of a partition. */
  readonly timing?: GroupTiming
}

const TIMING: GroupTiming = { sessionTimeoutMs: 10_000, heartbeatMs: 3_000, rebalanceTimeoutMs: 15_000 }

/** Opens the log on a Kafka cluster. Does not wait for brokers: `healthy` says whether they are there. Throws ConfigError. */
export const openKafkaLog = (config: KafkaConfig, options: KafkaLogOptions): Log => {
  const { logger, retry = { firstMs: 100, maxMs: 10_000 }, timing = TIMING } = options
  const connection = connectionOf(config)
  const kafka = createAdminClient(connection, logger)
  const known: KnownCounts = new Map()
  const client = createClient(connection, logger)
  const metadata = createMetadata(client, known)
  const sender = createSender({
    client: createClient(connection, logger),
    known,
    requestTimeoutMs: connection.requestTimeout,
  })
  const appender = createAppender({ sender, partitionCount: metadata.partitionCount })
  const readers = new Set<GroupReader | BroadcastReader>()
  const readerDeps = { connection, client, metadata, known, logger, retry, timing }
  let closing: Promise<void> | undefined

  const assertOpen = (): void => {
    if (closing) throw new Error('the log is closed')
  }

  const track = <R extends GroupReader | BroadcastReader>(start: (onEnd: () => void) => R): R => {
    assertOpen()
    const reader = start(() => readers.delete(reader))
    readers.add(reader)
    return reader
  }

  const close = async (): Promise<void> => {
    await Promise.all([...readers].map(reader => reader.stop()))
    await appender.idle()
    await Promise.all([sender.close(), client.close()])
  }

  const log: Log = {
    async ensureTopics(wanted) {
      assertOpen()
      await ensureTopics(kafka, wanted, config, known)
    },
    partitionCount: metadata.partitionCount,
    async append(topic, records) {
      assertOpen()
      return appender.append(topic, records)
    },
    offsets: metadata.offsets,
    read: (of, fromOffset, toOffset) => readPartition({ client, metadata, known }, of, fromOffset, toOffset),
    group: groupOptions => track(onEnd => startKafkaGroup(groupOptions, { ...readerDeps, onEnd })),
    broadcast: broadcastOptions => track(onEnd => startKafkaBroadcast(broadcastOptions, { ...readerDeps, onEnd })),
    async healthy() {
      assertOpen()
      await metadata.assertWritable(config.minInsyncReplicas).catch(error => {
        throw error instanceof LogUnavailableError
          ? error
          : new LogUnavailableError(`Kafka: ${error.message}`, { cause: error })
      })
    },
    close() {
      closing ??= close()
      return closing
    },
  }
  return laidOutLog(log, config)
}
