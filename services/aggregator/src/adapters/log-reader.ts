import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { createContinuity } from '@tocsin/shared/log/continuity.ts'
import { LogGapError, RetryableError, StaleEpochError } from '@tocsin/shared/log/errors.ts'
import type { Assigned, Batch, EpochMs, GroupReader, Log, TopicPartition } from '@tocsin/shared/log/port.ts'
import { unassigned } from '@tocsin/shared/log/unassigned.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import type { AggregatorConfig } from '../config.ts'
import { restoreFoldState } from '../core/checkpoint.ts'
import { createFoldState, type Fold, type FoldState } from '../core/fold.ts'
import { LOGIC, WATERMARK_DELAY_MS } from '../core/time.ts'
import type { AggregatorEvents } from '../events.ts'
import type { ConfigVersions } from './config-versions.ts'
import { createPartitionFold, type PartitionFold } from './partition-fold.ts'
import type { Publisher } from './publisher.ts'
import type { StateStore } from './state-store.ts'

export const GROUP_ID = `aggregator.v${LOGIC}`

export interface LogReaderDeps {
  readonly log: Log
  readonly configs: ConfigVersions
  readonly states: StateStore
  readonly publisher: Publisher
  readonly events: AggregatorEvents
  readonly now: () => EpochMs
}

const SECOND_MS = 1_000

interface Owned extends PartitionFold {
  readonly of: TopicPartition & { readonly epoch: number }
  /** The outputs of the batch before, on their way to the log. */
  publishing: Promise<void>
  checkpointedAt: number
  durableOffset: bigint
  /** The last whole second of stream time that was told. */
  toldMs: number
  /** Stream time up to which signals are decided and durable; 0 until that is known. */
  decidedMs: number
}

/** The group reader: partitions in, windows and signals out, state written before the place to fold again from is committed. */
export const createLogReader = (config: AggregatorConfig, deps: LogReaderDeps) => {
  const { log, configs, states, publisher, events, now } = deps
  const missed = createContinuity()
  const owned = new Map<number, Owned>()
  const waiting = new Set<() => void>()
  let reader: GroupReader | undefined

  const restored = async (partition: number): Promise<FoldState | undefined> => {
    const saved = await states.load(partition)
    if (saved === undefined) return undefined
    await configs.caughtUp()
    const state = restoreFoldState(saved, configs.get)
    if (state === undefined) events.stateBroken(partition)
    return state
  }

  const onAssigned = async ({ topic, partition, epoch, committed, startOffset }: Assigned): Promise<bigint> => {
    const state = await restored(partition)
    const from = state ? state.offset + 1n : (committed?.offset ?? startOffset)
    if (from < startOffset)
      throw new LogGapError(`${topic}/${partition}: ${from} is below the log start ${startOffset}`)
    const partial = state === undefined && from > 0n
    events.assigned(partition, from, state ? 'checkpoint' : partial ? 'partial' : 'start')
    owned.set(partition, {
      ...createPartitionFold(state ?? createFoldState(), configs, { partial, layout: log.layout ?? 1 }),
      of: { topic, partition, epoch },
      publishing: Promise.resolve(),
      checkpointedAt: performance.now(),
      durableOffset: from - 1n,
      toldMs: 0,
      decidedMs: state?.muted?.streamTimeMs ?? 0,
    })
    return from
  }

  /** Outputs first, then the state, then the commit: whatever is cut off, a new owner does the rest again. */
  const checkpoint = async (own: Owned): Promise<void> => {
    await own.publishing
    own.checkpointedAt = performance.now()
    const outputs = own.rest()
    if (outputs.windows.length > 0)
      await publisher.publish(own.of.partition, { outputs, letters: [], progressMs: undefined })
    const written = own.checkpoint.write()
    if (written === undefined || !reader?.isCurrent(own.of)) return
    failpoint('aggregator.before-state')
    await states.save(own.of.partition, written.records)
    events.checkpointed(own.of.partition, written.records.length)
    failpoint('aggregator.before-commit')
    try {
      await reader.commit(own.of, { offset: written.refoldOffset, metadata: '' })
      failpoint('aggregator.after-commit')
    } catch (error) {
      // The state is there and names the same place; a later commit covers this one.
      if (!(error instanceof StaleEpochError || error instanceof RetryableError)) throw error
    }
  }

  const publish = async (own: Owned, work: () => Promise<void>, offset: bigint): Promise<void> => {
    await work()
    own.durableOffset = offset
    for (const wake of waiting) wake()
  }

  /** How late the seconds of stream time were decided that the publication brought. */
  const noteDecided = (own: Owned, reachedMs: EpochMs): void => {
    if (own.decidedMs > 0) events.decided(own.decidedMs, reachedMs, now())
    own.decidedMs = Math.max(own.decidedMs, reachedMs)
  }

  const progressOf = (own: Owned): EpochMs | undefined => {
    const reachedMs = own.fold.streamTimeMs()
    if (reachedMs < own.toldMs + SECOND_MS) return undefined
    own.toldMs = Math.floor(reachedMs / SECOND_MS) * SECOND_MS
    return reachedMs
  }

  const onBatch = async (batch: Batch): Promise<void> => {
    const own = owned.get(batch.partition)
    if (own === undefined || own.of.epoch !== batch.epoch) return
    const missing = missed(batch)
    if (missing > 0) events.recordsMissing(batch.partition, missing)
    const started = performance.now()
    const { outputs, letters } = await own.apply(batch)
    events.folded(
      batch.partition,
      batch.records.length,
      batch.endOffset - own.offset() - 1n,
      performance.now() - started,
    )
    const refolding = own.fold.refolding()
    await own.publishing
    if (!reader?.isCurrent(batch)) return
    const offset = batch.records.at(-1)!.offset
    const results = { outputs, letters, progressMs: progressOf(own) }
    const reachedMs = own.fold.streamTimeMs()
    own.publishing = publish(
      own,
      async () => {
        await publisher.publish(batch.partition, results)
        if (!refolding) noteDecided(own, reachedMs)
      },
      offset,
    )
    // Its failure is met where it is awaited: at the next batch, or at the checkpoint.
    own.publishing.catch(() => undefined)
    if (performance.now() - own.checkpointedAt >= config.checkpointEvery) {
      await checkpoint(own)
      events.tallied(batch.partition, totalsOf(own))
    }
  }

  const totalsOf = (own: Owned): { duplicates: number; late: number } => {
    const totals = { duplicates: 0, late: 0 }
    for (const tally of own.fold.tallies().values()) {
      totals.duplicates += tally.duplicates
      totals.late += tally.late
    }
    return totals
  }

  return {
    start(): void {
      reader = log.group({
        groupId: GROUP_ID,
        topics: [TOPICS.mentionsScored.name],
        maxBatchRecords: config.batchRecords,
        onAssigned,
        onBatch,
        async onRevoked(revoked) {
          const own = owned.get(revoked.partition)
          if (own === undefined || own.of.epoch !== revoked.epoch) return
          owned.delete(revoked.partition)
          await checkpoint(own)
        },
      })
    },
    async stop(): Promise<void> {
      await reader?.stop()
    },
    /** Resolves when what was in the log at the time of the call is folded and told. For one process that owns every partition. */
    async drained(): Promise<void> {
      const ends = await log.offsets(TOPICS.mentionsScored.name)
      const done = (): boolean =>
        ends.every(
          ({ partition, startOffset, endOffset }) =>
            endOffset === startOffset || (owned.get(partition)?.durableOffset ?? -1n) >= endOffset - 1n,
        )
      while (!done()) {
        const { promise, resolve } = Promise.withResolvers<void>()
        waiting.add(resolve)
        await promise
        waiting.delete(resolve)
      }
    },
    unassigned: (): string[] => unassigned({ [GROUP_ID]: reader }),
    refolding: (): number[] => [...owned].filter(([, own]) => own.fold.refolding()).map(([partition]) => partition),
    /** Of the partitions held here that have begun to flow. */
    watermarks: (): readonly (readonly [partition: number, watermarkMs: EpochMs])[] =>
      [...owned]
        .filter(([, own]) => own.fold.streamTimeMs() > 0)
        .map(([partition, own]) => [partition, own.fold.streamTimeMs() - WATERMARK_DELAY_MS]),
    folds: (): readonly Fold[] => [...owned.values()].map(own => own.fold),
    done: (): Promise<void> => reader?.done ?? Promise.resolve(),
  }
}
