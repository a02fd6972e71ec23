import type { Logger } from '../runtime/logger.ts'
import { LogGapError, RetryableError, StaleEpochError } from './errors.ts'
import type { Assigned, Committed, GroupOptions, GroupReader, TopicPartition } from './port.ts'
import { type Cursor, createPump, type Pump } from './pump.ts'
import type { RetryPolicy } from './retrying.ts'

type Held = TopicPartition & { readonly epoch: number }

/** One reader of a group, as whoever spreads the partitions sees it. */
export interface Member {
  readonly topics: readonly string[]
  assign(of: TopicPartition, epoch: number): void
  /** Resolves when the member has let go. */
  revoke(of: TopicPartition): Promise<void>
  /** The partition is taken from the member: it did not let go in time, or lost it. */
  drop(of: TopicPartition): void
  /** The member can never go on. */
  fail(error: unknown): void
}

export interface GroupDeps {
  readonly logger: Logger
  readonly retry: RetryPolicy
  /** Where a partition that was just assigned stands. */
  positions(of: TopicPartition): Promise<Pick<Assigned, 'committed' | 'startOffset' | 'endOffset'>>
  /** Reads on from an offset; a gap is an error. Closed when the partition goes. */
  open(of: TopicPartition, from: number): Cursor & { close?(): void }
  commit(of: Held, committed: Committed): Promise<void>
  /** False when the partitions may belong to others by now, though nobody has said so yet. */
  isMember?(): boolean
  /** True once it was said what the member holds, with nothing of it still on its way from another. */
  isSettled(member: Member): boolean
  join(member: Member): void
  /** Resolves when the member owns nothing any more. */
  leave(member: Member): Promise<void>
  /** The reader has stopped, whatever the reason. */
  readonly onEnd: () => void
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

/** A group reader on any log: epochs, hand-over and retries; `deps` says who owns what and where records come from. */
export const startGroupReader = (options: GroupOptions, deps: GroupDeps): GroupReader => {
  const { logger, retry } = deps
  const { groupId, maxBatchRecords = DEFAULT_BATCH_RECORDS } = options
  const slots = new Map<string, Slot>()
  const done = Promise.withResolvers<void>()
  let failed = false
  /** All that it held at one moment has begun; what is added later does not make it a stranger again. */
  let begun = false
  let leaving: Promise<void> | undefined

  const holds = (of: Held): boolean => slots.get(keyOf(of))?.epoch === of.epoch
  const owns = (of: Held): boolean => holds(of) && (deps.isMember?.() ?? true)

  const fail = (error: unknown): void => {
    if (failed) return
    failed = true
    logger.error({ err: error, groupId }, 'group reader failed')
    for (const slot of slots.values()) slot.pump.stop()
    void leave().then(() => done.reject(error))
  }

  const leave = (): Promise<void> => {
    leaving ??= deps.leave(member).then(deps.onEnd)
    return leaving
  }

  const firstOffset = async ({ topic, partition, epoch, pump }: Slot): Promise<number | undefined> => {
    let at: Pick<Assigned, 'committed' | 'startOffset' | 'endOffset'> | undefined
    let wanted: bigint | undefined
    const assigned = await pump.retrying(async () => {
      at = await deps.positions({ topic, partition })
      wanted = await options.onAssigned?.({ topic, partition, epoch, ...at })
    })
    if (!assigned || !at) return undefined
    const { committed, startOffset, endOffset } = at
    const offset = wanted ?? committed?.offset ?? startOffset
    if (offset < startOffset || offset > endOffset) {
      throw new LogGapError(
        `${groupId} is to read ${topic}/${partition} from offset ${offset}, but the log holds ${startOffset} to ${endOffset}: records are missing. ` +
          'Restore them, or start a new group version that reprocesses from the log start',
      )
    }
    return Number(offset)
  }

  const run = async (slot: Slot): Promise<void> => {
    const { topic, partition, pump } = slot
    const from = await firstOffset(slot)
    if (from === undefined) return
    slot.begun = true
    const cursor = deps.open({ topic, partition }, from)
    try {
      await pump.run(cursor)
    } finally {
      cursor.close?.()
    }
  }

  const member: Member = {
    topics: options.topics,
    assign({ topic, partition }, epoch) {
      const pump = createPump({
        maxBatchRecords,
        retry,
        handle: (records, endOffset) => options.onBatch({ topic, partition, epoch, records, endOffset }),
        onRetry: (error, attempt) =>
          logger.warn({ err: error, groupId, topic, partition, attempt }, 'batch is retried'),
      })
      const slot: Slot = { topic, partition, epoch, pump, begun: false, running: Promise.resolve() }
      slots.set(keyOf(slot), slot)
      slot.running = run(slot).catch(error => {
        if (holds(slot)) fail(error)
        else logger.warn({ err: error, groupId, topic, partition, epoch }, 'result of an older epoch dropped')
      })
    },
    async revoke(of) {
      const slot = slots.get(keyOf(of))
      if (!slot) return
      slot.pump.stop()
      await slot.running
      try {
        if (slot.begun && !failed && holds(slot))
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
      slots.get(keyOf(of))?.pump.stop()
      slots.delete(keyOf(of))
    },
    fail,
  }
  deps.join(member)

  return {
    isCurrent: owns,
    async commit(of, committed: Committed) {
      if (!owns(of)) {
        throw new StaleEpochError(`${of.topic}/${of.partition} of ${groupId} is no longer held under epoch ${of.epoch}`)
      }
      await deps.commit(of, committed)
    },
    pause: of => slots.get(keyOf(of))?.pump.pause(),
    resume: of => slots.get(keyOf(of))?.pump.resume(),
    seek: (of, offset) => slots.get(keyOf(of))?.pump.seek(Number(offset)),
    assignment: () => [...slots.values()].map(({ topic, partition, epoch }) => ({ topic, partition, epoch })),
    isAssigned() {
      const isSettled = !failed && !leaving && deps.isSettled(member)
      begun = isSettled && (begun || [...slots.values()].every(slot => slot.begun))
      return begun
    },
    async stop() {
      await leave()
      if (!failed) done.resolve()
    },
    done: done.promise,
  }
}
