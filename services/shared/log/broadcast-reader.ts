import type { Logger } from '../runtime/logger.ts'
import { DEFAULT_BATCH_RECORDS } from './group-reader.ts'
import type { BroadcastOptions, BroadcastReader, EpochMs, TopicPartition } from './port.ts'
import { type Cursor, createPump, type Pump } from './pump.ts'
import { type RetryPolicy, retryWhile } from './retrying.ts'
import { createWaker } from './waker.ts'

export interface Bounds {
  readonly partition: number
  readonly startOffset: bigint
  readonly endOffset: bigint
}

export interface BroadcastDeps {
  readonly logger: Logger
  readonly retry: RetryPolicy
  /** Every partition of a topic in order. Called once at the start, and by `caughtUp`. */
  offsets(topic: string): Promise<readonly Bounds[]>
  /** The first offset that was appended at or after a time; the end where there is none. */
  offsetAt(of: TopicPartition, sinceMs: EpochMs): Promise<number>
  /** Reads on from an offset; a gap is skipped. Closed when the reader stops. */
  open(of: TopicPartition, from: number): Cursor & { close?(): void }
  /** The reader has stopped, whatever the reason. */
  readonly onEnd: () => void
}

interface Lane extends TopicPartition {
  readonly pump: Pump
  readonly atStart: Bounds
}

const numbered = (value: bigint): number => Number(value)

/** A broadcast reader on any log: every partition, no commits. */
export const startBroadcastReader = (options: BroadcastOptions, deps: BroadcastDeps): BroadcastReader => {
  const { logger, retry } = deps
  const { from, maxBatchRecords = DEFAULT_BATCH_RECORDS } = options
  const done = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => undefined)
  const lanes: Lane[] = []
  let stopped = false

  const firstOffset = async ({ topic, partition, atStart }: Lane): Promise<number> => {
    const [start, end] = [numbered(atStart.startOffset), numbered(atStart.endOffset)]
    if (from === 'start') return start
    if (from === 'end') return end
    if ('sinceMs' in from) return deps.offsetAt({ topic, partition }, from.sinceMs)
    const resume = from.offsets.find(of => of.topic === topic && of.partition === partition)
    const wanted = resume ? numbered(resume.offset) : start
    const offset = Math.min(Math.max(wanted, start), end)
    if (offset !== wanted) logger.warn({ topic, partition, wanted, offset }, 'resume offset is not in the log')
    return offset
  }

  const addLane = (topic: string, atStart: Bounds): void => {
    const { partition } = atStart
    const pump = createPump({
      maxBatchRecords,
      retry,
      handle: (records, endOffset) => options.onBatch({ topic, partition, records, endOffset }),
      onRetry: (error, attempt) => logger.warn({ err: error, topic, partition, attempt }, 'batch is retried'),
    })
    if (stopped) pump.stop()
    lanes.push({ topic, partition, pump, atStart })
  }

  const run = async (lane: Lane): Promise<void> => {
    const { topic, partition, pump } = lane
    let offset: number | undefined
    await pump.retrying(async () => {
      offset = await firstOffset(lane)
    })
    if (offset === undefined) return
    const cursor = deps.open({ topic, partition }, offset)
    try {
      await pump.run(cursor)
    } finally {
      cursor.close?.()
    }
  }

  const end = (error?: unknown): void => {
    if (stopped) return
    stopped = true
    deps.onEnd()
    waker.wake()
    for (const { pump } of lanes) pump.stop()
    ended.reject(error ?? new Error('the broadcast reader was stopped'))
  }
  const fail = (error: unknown): void => {
    if (!stopped) logger.error({ err: error }, 'broadcast reader failed')
    end(error)
    done.reject(error)
  }

  const openLanes = async (): Promise<void> => {
    const all = await Promise.all(options.topics.map(topic => deps.offsets(topic)))
    for (const [index, bounds] of all.entries()) for (const one of bounds) addLane(options.topics[index]!, one)
  }
  const waker = createWaker()
  const opening = retryWhile(
    {
      policy: retry,
      waker,
      goesOn: () => !stopped,
      onRetry: (error, attempt) =>
        logger.warn({ err: error, topics: options.topics, attempt }, 'reading cannot begin yet'),
    },
    openLanes,
  )
  const running = opening.then(() => Promise.all(lanes.map(run)))
  running.then(() => done.resolve(), fail)

  const reachEnds = async (): Promise<void> => {
    await opening
    const ends = await Promise.all(options.topics.map(async topic => [topic, await deps.offsets(topic)] as const))
    const endOf = new Map(ends)
    await Promise.all(
      lanes.map(({ topic, partition, pump }) => pump.reached(numbered(endOf.get(topic)![partition]!.endOffset))),
    )
  }

  return {
    caughtUp: () => Promise.race([reachEnds(), ended.promise]),
    async stop() {
      end()
      await Promise.allSettled([running])
    },
    done: done.promise,
  }
}
