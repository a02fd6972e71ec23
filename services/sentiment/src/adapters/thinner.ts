import type { Assigned, Batch, EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { type Backlog, createBacklog } from '../core/backlog.ts'
import type { PlacedRange } from '../core/ranges.ts'
import {
  decideThinning,
  rangeLength,
  SHORTEST_RANGE,
  startThinning,
  type Thinning,
  type ThinningLimits,
} from '../core/thinning.ts'
import type { Events } from '../events.ts'
import { followProgress } from './progress.ts'
import { createThinningLog, type ThinningLog } from './thinning-log.ts'

/** Shorter than this says nothing of how fast downstream is. */
const LEAST_ELAPSED_MS = 2_000

interface Partition {
  readonly epoch: number
  readonly log: ThinningLog
  thinning: Thinning
  /** Of the next range: by the pace of the last interval that was long enough to tell. */
  length: number
  sinceMs: EpochMs
  records: number
  mentions: number
  whole: number
}

/** What was done with a batch. */
export interface Passed {
  readonly records: number
  readonly mentions: number
  /** Mentions that are never thinned. */
  readonly whole: number
  /** Records that went to mentions.scored. */
  readonly passedOn: number
}

export interface ThinnerDeps {
  readonly log: Log
  readonly events: Events
  readonly now: () => EpochMs
}

/**
 * How much of which offsets is passed on, by partition. What is decided is durable before it is used, in the partition's own log of ranges,
 * so that a replay, a successor and a replica that lost the partition without knowing it all thin alike.
 */
export const createThinner = (limits: ThinningLimits, { log, events, now }: ThinnerDeps) => {
  const partitions = new Map<number, Partition>()
  const backlogs = new Map<number, Backlog>()
  let progress: { stop(): Promise<void> } | undefined

  const backlogOf = (partition: number): Backlog => {
    const known = backlogs.get(partition) ?? createBacklog()
    backlogs.set(partition, known)
    return known
  }

  const decide = async (partition: number, own: Partition, firstOffset: bigint): Promise<void> => {
    const elapsedMs = now() - own.sinceMs
    const backlog = backlogOf(partition)
    const lagRecords = backlog.lagRecords()
    // Progress is told by whole seconds of stream time: the slower downstream is, the longer it takes to see how slow.
    const isDue = elapsedMs >= LEAST_ELAPSED_MS && (lagRecords === 0 || backlog.hasFolded())
    const { mentions, whole } = own
    const thinning = isDue
      ? decideThinning(own.thinning, { elapsedMs, mentions, whole, folded: backlog.takeFolded(), lagRecords }, limits)
      : own.thinning
    const end = own.log.last()?.toOffset ?? firstOffset
    const fromOffset = end > firstOffset ? end : firstOffset
    if (isDue) own.length = rangeLength(own.records, elapsedMs)
    const toOffset = fromOffset + BigInt(own.length)
    await own.log.propose({ fromOffset, toOffset, oneIn: thinning.oneIn }, lagRecords)
    const { oneIn } = own.log.last()!
    if (oneIn !== own.thinning.oneIn) events.thinningChanged(partition, own.thinning.oneIn, oneIn, lagRecords)
    own.thinning = oneIn === thinning.oneIn ? thinning : startThinning(oneIn)
    if (isDue) Object.assign(own, { sinceMs: now(), records: 0, mentions: 0, whole: 0 })
  }

  return {
    start(): void {
      if (limits.delayMs === Number.POSITIVE_INFINITY) return
      progress = followProgress(log, (partition, streamTimeMs) => {
        const backlog = backlogOf(partition)
        backlog.folded(streamTimeMs)
        if (partitions.has(partition)) events.downstream(partition, backlog.lagRecords())
      })
    },
    async assigned({ partition, epoch, committed }: Assigned): Promise<void> {
      const own: Partition = {
        epoch,
        log: createThinningLog(log, partition),
        thinning: startThinning(1),
        length: SHORTEST_RANGE,
        sinceMs: now(),
        records: 0,
        mentions: 0,
        whole: 0,
      }
      await own.log.load(committed?.metadata ?? '')
      own.thinning = startThinning(own.log.last()?.oneIn ?? 1)
      partitions.set(partition, own)
      events.sampled(partition, own.thinning.oneIn)
    },
    /** The ranges of a batch's records, in order; all of them are durable. */
    async rangesOf({ partition, records }: Pick<Batch, 'partition' | 'records'>): Promise<readonly PlacedRange[]> {
      const own = partitions.get(partition)!
      const found: PlacedRange[] = []
      for (const { offset } of records) {
        const last = found.at(-1)
        if (last !== undefined && offset < last.toOffset) continue
        while (own.log.at(offset) === undefined) await decide(partition, own, offset)
        found.push(own.log.at(offset)!)
      }
      events.sampled(partition, found.at(-1)!.oneIn)
      return found
    },
    passed({ partition, records }: Pick<Batch, 'partition' | 'records'>, what: Passed): void {
      const own = partitions.get(partition)
      own?.log.forget(records[0]!.offset)
      if (own === undefined || progress === undefined) return
      own.records += what.records
      own.mentions += what.mentions
      own.whole += what.whole
      const backlog = backlogOf(partition)
      backlog.passed(records.at(-1)!.appendedAt, what.passedOn)
      events.downstream(partition, backlog.lagRecords())
    },
    revoked(partition: number): void {
      partitions.delete(partition)
      backlogs.delete(partition)
      events.unassigned(partition)
    },
    async stop(): Promise<void> {
      await progress?.stop()
    },
  }
}

export type Thinner = ReturnType<typeof createThinner>
