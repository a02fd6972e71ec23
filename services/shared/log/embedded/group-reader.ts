import type { Logger } from '../../runtime/logger.ts'
import { LogGapError, RetryableError, StaleEpochError } from '../errors.ts'
import type { Committed, GroupOptions, GroupReader, TopicPartition } from '../port.ts'
import type { Committer } from './committer.ts'
import type { Coordinator, Member } from './coordinator.ts'
import { createCursor } from './cursor.ts'
import { createPump, type Pump, type RetryPolicy } from './pump.ts'
import type { StoreClient } from './store-client.ts'
import type { Topics } from './topics.ts'

export interface ReaderDeps {
  readonly client: StoreClient
  readonly topics: Topics
  readonly logger: Logger
  readonly retry: RetryPolicy
  /** The reader has stopped, whatever the reason. */
  readonly onEnd: () => void
}

export interface GroupDeps extends ReaderDeps {
  readonly committer: Committer
  readonly coordinator: Coordinator
}

interface Slot extends TopicPartition {
  readonly epoch: number
  readonly pump: Pump
  /** Set once `onAssigned` is through: only then is there something to revoke. */
  begun: boolean
  running: Promise<void>
}

export const DEFAULT_BATCH_RECORDS = 1000

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`

export const startGroupReader = (options: GroupOptions, deps: GroupDeps): GroupReader => {
  const { client, topics, logger, retry, onEnd, committer, coordinator } = deps
  const { groupId, maxBatchRecords = DEFAULT_BATCH_RECORDS } = options
  const slots = new Map<string, Slot>()
  const done = Promise.withResolvers<void>()
  let failed = false
  let leaving: Promise<void> | undefined

  const owns = (of: TopicPartition & { readonly epoch: number }): boolean => slots.get(keyOf(of))?.epoch === of.epoch

  const fail = (error: unknown): void => {
    if (failed) return
    failed = true
    logger.error({ err: error, groupId }, 'group reader failed')
    for (const slot of slots.values()) slot.pump.stop()
    void leave().then(() => done.reject(error))
  }

  const leave = (): Promise<void> => {
    leaving ??= coordinator.leave(member).then(onEnd)
    return leaving
  }

  const firstOffset = async ({ topic, partition, epoch, pump }: Slot): Promise<number | undefined> => {
    const { starts, ends } = topics.get(topic)
    const committed = committer.committed(groupId, { topic, partition })
    const startOffset = BigInt(starts[partition]!)
    const endOffset = BigInt(ends[partition]!)
    let wanted: bigint | undefined
    const assigned = await pump.retrying(async () => {
      wanted = await options.onAssigned?.({ topic, partition, epoch, committed, startOffset, endOffset })
    })
    if (!assigned) return undefined
    const offset = wanted ?? committed?.offset ?? startOffset
    if (offset < startOffset || offset > endOffset) {
      throw new LogGapError(
        `${groupId} is to read ${topic}/${partition} from offset ${offset}, but the log holds ${startOffset} to ${endOffset}: records are missing. ` +
          'Restore the data folder, or start a new group version that reprocesses from the log start',
      )
    }
    return Number(offset)
  }

  const run = async (slot: Slot): Promise<void> => {
    const { partition, pump } = slot
    const from = await firstOffset(slot)
    if (from === undefined) return
    slot.begun = true
    const topic = topics.get(slot.topic)
    await pump.run(createCursor({ client, topic, partition, from, to: () => topic.ends[partition]!, onGap: 'fail' }))
  }

  const member: Member = {
    topics: options.topics,
    assign({ topic, partition }, epoch) {
      const pump = createPump({
        topic: topics.get(topic),
        partition,
        maxBatchRecords,
        retry,
        handle: (records, endOffset) => options.onBatch({ topic, partition, epoch, records, endOffset }),
        onRetry: (error, attempt) =>
          logger.warn({ err: error, groupId, topic, partition, attempt }, 'batch is retried'),
      })
      const slot: Slot = { topic, partition, epoch, pump, begun: false, running: Promise.resolve() }
      slots.set(keyOf(slot), slot)
      slot.running = run(slot).catch(error => {
        if (owns(slot)) fail(error)
        else logger.warn({ err: error, groupId, topic, partition, epoch }, 'result of an older epoch dropped')
      })
    },
    async revoke(of) {
      const slot = slots.get(keyOf(of))
      if (!slot) return
      slot.pump.stop()
      await slot.running
      try {
        if (slot.begun && !failed && owns(slot))
          await options.onRevoked?.({ topic: slot.topic, partition: slot.partition, epoch: slot.epoch })
      } catch (error) {
        if (error instanceof RetryableError)
          logger.warn({ err: error, groupId, ...of }, 'partition handed over unfinished')
        else fail(error)
      }
      if (slots.get(keyOf(of)) === slot) slots.delete(keyOf(of))
    },
    drop(of) {
      logger.warn(
        { groupId, topic: of.topic, partition: of.partition },
        'partition taken from a member that did not let go',
      )
      slots.delete(keyOf(of))
    },
  }
  coordinator.join(member)

  return {
    isCurrent: owns,
    async commit(of, committed: Committed) {
      if (!owns(of)) {
        throw new StaleEpochError(`${of.topic}/${of.partition} of ${groupId} is no longer held under epoch ${of.epoch}`)
      }
      await committer.commit(groupId, of, committed)
    },
    pause: of => slots.get(keyOf(of))?.pump.pause(),
    resume: of => slots.get(keyOf(of))?.pump.resume(),
    seek: (of, offset) => slots.get(keyOf(of))?.pump.seek(Number(offset)),
    assignment: () => [...slots.values()].map(({ topic, partition, epoch }) => ({ topic, partition, epoch })),
    async stop() {
      await leave()
      if (!failed) done.resolve()
    },
    done: done.promise,
  }
}
