import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { RetryableError, StaleEpochError } from '@tocsin/shared/log/errors.ts'
import type { Batch, GroupReader, Log, TopicPartition } from '@tocsin/shared/log/port.ts'
import { unassigned } from '@tocsin/shared/log/unassigned.ts'
import type { ArchiveConfig } from '../config.ts'
import { INTAKES, type Intake, type Item, takeIn } from '../core/intake.ts'
import type { ArchiveEvents } from '../events.ts'
import type { DeadLetters } from './dead-letters.ts'
import { createTableWriter, type Owned, type TableWriter } from './table-writer.ts'

export const GROUP_ID = 'archive.v1'
/** Rows as values take four times the memory that rows as bytes do, and inserts of them gain nothing beyond this. */
const MAX_VALUE_ROWS = 5_000
/** Decoded in one go: timers and sockets wait for so long. */
const MAX_BATCH_RECORDS = 2_000

export interface LogReaderDeps {
  readonly log: Log
  readonly clickhouse: ClickHouse
  readonly events: ArchiveEvents
  readonly deadLetters: DeadLetters
  /** Blanks what the deletions name among the mentions that are already kept. */
  blank(deletions: readonly Item[]): Promise<void>
  /** This member has, or no longer has, the first partition: it does what only one of several replicas should do. */
  onLead(leads: boolean): Promise<void>
}

interface Way {
  readonly intake: Intake
  readonly writer: TableWriter
}

/** The log into the tables: one group, one writer per table, commits only behind acknowledged inserts. */
export const createLogReader = (config: ArchiveConfig, deps: LogReaderDeps) => {
  const { log, clickhouse, events, deadLetters } = deps
  let reader: GroupReader | undefined

  /** Up to here the owned partitions are in ClickHouse. */
  const kept = new Map<string, bigint>()
  const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`

  const commit = async (from: Owned, offset: bigint): Promise<void> => {
    try {
      await reader?.commit(from, { offset, metadata: '' })
      kept.set(nameOf(from), offset)
    } catch (error) {
      // The rows are in. A later commit covers these too, and if none comes they are read again and give the same rows.
      if (!(error instanceof StaleEpochError || error instanceof RetryableError)) throw error
    }
  }

  const isFirst = ({ topic, partition }: TopicPartition): boolean =>
    topic === TOPICS.windowsUpdated.name && partition === 0
  const ofTopic = (topic: string) => (reader?.assignment() ?? []).filter(assigned => assigned.topic === topic)

  const createWay = (
    topic: string,
    intake: Intake,
    afterInsert?: (items: readonly Item[]) => Promise<void>,
  ): [string, Way] => {
    const writer = createTableWriter({
      table: intake.table,
      clickhouse,
      events,
      maxRows: intake.asBytes ? config.batchRows : Math.min(config.batchRows, MAX_VALUE_ROWS),
      maxWaitMs: config.batchWait,
      idleCommitMs: config.idleCommit,
      firstRetryMs: config.firstRetry,
      lastRetryMs: config.lastRetry,
      ...(afterInsert ? { afterInsert } : {}),
      refused: (item, from, cause) => deadLetters.put(from, [{ record: item.record, reason: 'refused', cause }]),
      commit,
      onAway() {
        events.clickhouseLost(intake.table.name)
        for (const assigned of ofTopic(topic)) reader?.pause(assigned)
      },
      onBack() {
        events.clickhouseBack(intake.table.name)
        for (const assigned of ofTopic(topic)) reader?.resume(assigned)
      },
    })
    return [topic, { intake, writer }]
  }

  const ways = new Map<string, Way>([
    createWay(TOPICS.windowsUpdated.name, INTAKES.windows),
    createWay(TOPICS.mentionsScored.name, INTAKES.mentions),
    createWay(TOPICS.mentionsThinned.name, INTAKES.thinned),
    createWay(TOPICS.signalsRaised.name, INTAKES.signals),
    createWay(TOPICS.mentionsDeleted.name, INTAKES.deletions, items => deps.blank(items)),
  ])

  const onBatch = async (batch: Batch): Promise<void> => {
    const { intake, writer } = ways.get(batch.topic)!
    const { items, dead } = takeIn(intake, batch.records)
    await deadLetters.put(batch, dead)
    await writer.room()
    if (reader && !reader.isCurrent(batch)) return
    const nextOffset = batch.records.at(-1)!.offset + 1n
    writer.add({ from: { topic: batch.topic, partition: batch.partition, epoch: batch.epoch }, items, nextOffset })
    // Not waiting here keeps the handler short, so that heartbeats go on; paused partitions bring no more than this batch.
    if (writer.isAway()) reader?.pause(batch)
  }

  const writers = () => [...ways.values()].map(({ writer }) => writer)
  return {
    start(): void {
      reader = log.group({
        groupId: GROUP_ID,
        topics: [...ways.keys()],
        maxBatchRecords: Math.min(config.batchRows, MAX_BATCH_RECORDS),
        onBatch,
        async onAssigned(assigned) {
          kept.set(nameOf(assigned), assigned.committed?.offset ?? assigned.startOffset)
          if (isFirst(assigned)) await deps.onLead(true)
          return undefined
        },
        async onRevoked(revoked) {
          if (isFirst(revoked)) await deps.onLead(false)
          const { writer } = ways.get(revoked.topic)!
          await writer.flush()
          writer.drop(revoked)
          kept.delete(nameOf(revoked))
        },
      })
    },
    /** Tells how much of the log is not in ClickHouse yet. */
    async measureLag(): Promise<void> {
      for (const topic of ways.keys()) {
        for (const { partition, endOffset } of await log.offsets(topic)) {
          const offset = kept.get(nameOf({ topic, partition }))
          if (offset !== undefined) events.lagging(topic, partition, endOffset - offset)
        }
      }
    },
    unassigned: (): string[] => unassigned({ [GROUP_ID]: reader }),
    isAway: (): boolean => writers().some(writer => writer.isAway()),
    /** Inserts and commits what has been read. */
    flush: async (): Promise<void> => {
      await Promise.all(writers().map(writer => writer.flush()))
    },
    async stop(): Promise<void> {
      // The writers first: their last commits need the partitions. A batch that arrives meanwhile is read again.
      await Promise.all(writers().map(writer => writer.stop()))
      await reader?.stop()
    },
    /** Rejects when reading or writing failed in a way that no retry mends. */
    done: (): Promise<unknown> => Promise.all([reader?.done, ...writers().map(writer => writer.done)]),
  }
}
