import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../runtime/logger.ts'
import { LogUnavailableError } from '../errors.ts'
import { createWaker } from '../waker.ts'
import { type Client, isStaleMetadata, typeOf } from './client.ts'
import { type FetchedPartition, fetchFrom } from './fetch.ts'
import type { Lane } from './lane.ts'
import { type KnownCounts, type Metadata, partitionsOf } from './metadata.ts'

const FETCH_BYTES = 16 * 1024 * 1024
/** How long brokers hold a fetch open when there is nothing; a lane that begins meanwhile waits for its end. */
const POLL_MS = 250
/** … and while a lane that is not asked for may want more any moment. */
const SHORT_POLL_MS = 10
const FIRST_PAUSE_MS = 50
const LAST_PAUSE_MS = 2_000

export interface FetcherDeps {
  /** Its own: long polls hold up whatever shares their connection. */
  readonly client: Client
  /** On other connections than `client`. */
  readonly metadata: Metadata
  readonly known: KnownCounts
  readonly logger: Logger
}

export interface Fetcher {
  add(lane: Lane): void
  remove(lane: Lane): void
  /** A lane wants records. */
  wake(): void
  close(): Promise<void>
}

const keyOf = ({ topic, partition }: Pick<FetchedPartition, 'topic' | 'partition'>): string => `${topic}/${partition}`

/** Keeps lanes filled: one fetch at a time per broker, for all lanes that it leads. Goes on for ever while brokers are away. */
export const createFetcher = ({ client, metadata, known, logger }: FetcherDeps): Fetcher => {
  const lanes = new Map<string, Lane>()
  const polling = new Map<number, Promise<void>>()
  const waker = createWaker()
  const closing = new AbortController()
  let pauseMs = FIRST_PAUSE_MS
  let awaySince: number | undefined

  const pause = async (error: unknown): Promise<void> => {
    if (closing.signal.aborted) return
    if (awaySince === undefined) logger.warn({ err: error }, 'Kafka cannot be read; trying on')
    awaySince ??= performance.now()
    await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined)
    pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS)
  }
  const recovered = (): void => {
    if (awaySince !== undefined)
      logger.info({ awayMs: Math.round(performance.now() - awaySince) }, 'Kafka is read again')
    awaySince = undefined
    pauseMs = FIRST_PAUSE_MS
  }

  const handOut = async (fetched: FetchedPartition): Promise<unknown> => {
    const lane = lanes.get(keyOf(fetched))
    const { error, topic, partition, offset } = fetched
    if (!lane) return undefined
    if (!error) return lane.deliver(fetched)
    if (typeOf(error) === 'OFFSET_OUT_OF_RANGE') {
      return lane.outOfRange(offset, (await metadata.offsets(topic))[partition]!)
    }
    if (isStaleMetadata(error) || (error as { retriable?: boolean }).retriable) throw error
    return lane.fail(error)
  }

  const poll = async (nodeId: number, led: readonly Lane[], maxWaitMs: number): Promise<void> => {
    const positions = led.map(({ topic, partition, wanted, wantedBytes }) => {
      return { topic, partition, offset: wanted!, maxBytes: wantedBytes }
    })
    try {
      const fetched = await client.use(async cluster =>
        fetchFrom(await cluster.findBroker({ nodeId }), positions, {
          maxWaitMs,
          maxBytes: FETCH_BYTES,
        }),
      )
      for (const one of fetched) {
        await handOut(one).catch(async error => {
          if (isStaleMetadata(error)) await client.use(cluster => cluster.refreshMetadata())
          throw error
        })
      }
      recovered()
    } catch (error) {
      await pause(error)
    }
  }

  const leadersOf = (hungry: readonly Lane[]): Promise<ReadonlyMap<number, readonly Lane[]>> =>
    client.use(async cluster => {
      const leaders = new Map<string, number>()
      for (const topic of new Set(hungry.map(lane => lane.topic))) {
        for (const { partitionId, leader } of await partitionsOf(cluster, topic, known)) {
          leaders.set(keyOf({ topic, partition: partitionId }), leader)
        }
      }
      return Map.groupBy(hungry, lane => leaders.get(keyOf(lane))!)
    })

  const startPolls = async (): Promise<void> => {
    const all = [...lanes.values()]
    const byLeader = await leadersOf(all)
    for (const [nodeId, led] of byLeader) {
      const hungry = led.filter(lane => lane.wanted !== undefined)
      if (polling.has(nodeId) || hungry.length === 0) continue
      const maxWaitMs = led.some(lane => lane.isDraining()) ? SHORT_POLL_MS : POLL_MS
      const polled = poll(nodeId, hungry, maxWaitMs).finally(() => {
        polling.delete(nodeId)
        waker.wake()
      })
      polling.set(nodeId, polled)
    }
  }

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        if (lanes.size > 0) await startPolls()
      } catch (error) {
        if (!(error instanceof LogUnavailableError)) for (const lane of lanes.values()) lane.fail(error)
        else {
          await pause(error)
          continue
        }
      }
      await waker.sleep()
    }
    await Promise.all(polling.values())
  }
  const running = run()

  return {
    add(lane) {
      lanes.set(keyOf(lane), lane)
      waker.wake()
    },
    remove(lane) {
      if (lanes.get(keyOf(lane)) === lane) lanes.delete(keyOf(lane))
    },
    wake: waker.wake,
    async close() {
      closing.abort()
      waker.wake()
      await client.close()
      await running
    },
  }
}
