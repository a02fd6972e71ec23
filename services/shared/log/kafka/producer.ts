import { setTimeout as sleep } from 'node:timers/promises'
import { LogUnavailableError } from '../errors.ts'
import { type Client, isStaleMetadata, typeOf, unavailable } from './client.ts'
import { errorOfCode } from './internals.ts'
import { type KnownCounts, partitionsOf } from './metadata.ts'
import {
  type Parcel,
  type ProducedPartition,
  type ProducerState,
  produceProtocol,
  type SequencedParcel,
} from './produce.ts'

export interface Placed {
  readonly firstOffset: bigint
  readonly appendedAt: number
}

/** Sends parcels, each one to another partition. One send at a time. */
export interface Sender {
  /** Resolves with the place of each parcel when all are durable; when it rejects the outcome is unknown. */
  send(parcels: readonly Parcel[]): Promise<readonly Placed[]>
  close(): Promise<void>
}

export interface SenderDeps {
  /** Its own: what is appended does not wait behind other requests. */
  readonly client: Client
  readonly known: KnownCounts
  readonly requestTimeoutMs: number
}

const ATTEMPTS = 4
const FIRST_PAUSE_MS = 100
/** Asked for with every producer; we begin no transactions. */
const TRANSACTION_TIMEOUT_MS = 60_000
const MAX_SEQUENCE = 2 ** 31 - 1
/** The broker and we do not agree on the count: this producer is over, the next one begins anew. */
const OVER = [
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'DUPLICATE_SEQUENCE_NUMBER',
  'UNKNOWN_PRODUCER_ID',
  'INVALID_PRODUCER_EPOCH',
]

const keyOf = ({ topic, partition }: { readonly topic: string; readonly partition: number }): string =>
  `${topic}/${partition}`

/**
 * An idempotent producer. A send is repeated under the same sequence numbers, so the broker writes it once. After a send that failed for good, what became
 * of it is unknown; numbers that it may have used must not be given to other records, which the broker would take for its repetition and drop with a
 * success as the answer. So the producer ends with it, and the next one has another id.
 */
export const createSender = ({ client, known, requestTimeoutMs }: SenderDeps): Sender => {
  let state: ProducerState | undefined
  let sequences = new Map<string, number>()

  const begin = async (): Promise<ProducerState> => {
    const deadline = performance.now() + requestTimeoutMs
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
      try {
        const { producerId, producerEpoch } = await client.use(async cluster => {
          await cluster.refreshMetadataIfNecessary()
          const broker = await cluster.findControllerBroker()
          return broker.initProducerId({ transactionTimeout: TRANSACTION_TIMEOUT_MS })
        })
        sequences = new Map()
        return { producerId: BigInt(producerId), producerEpoch }
      } catch (error) {
        // A broker that has just started says so for a moment.
        if (typeOf(error) !== 'GROUP_LOAD_IN_PROGRESS' || performance.now() > deadline) throw error
        await sleep(pauseMs)
      }
    }
  }

  const numbered = async (parcels: readonly Parcel[]): Promise<readonly SequencedParcel[]> => {
    const isFull = ({ records, ...of }: Parcel): boolean =>
      (sequences.get(keyOf(of)) ?? 0) + records.length > MAX_SEQUENCE
    if (parcels.some(isFull)) state = undefined
    state ??= await begin()
    return parcels.map(parcel => {
      const firstSequence = sequences.get(keyOf(parcel)) ?? 0
      sequences.set(keyOf(parcel), firstSequence + parcel.records.length)
      return { ...parcel, firstSequence }
    })
  }

  /** Every partition's answer; a broker that does not answer rejects all of it. */
  const produce = (parcels: readonly SequencedParcel[], by: ProducerState): Promise<readonly ProducedPartition[]> =>
    client.use(async cluster => {
      const leaders = new Map<string, number>()
      for (const topic of new Set(parcels.map(parcel => parcel.topic))) {
        for (const { partitionId, leader } of await partitionsOf(cluster, topic, known)) {
          leaders.set(keyOf({ topic, partition: partitionId }), leader)
        }
      }
      const answers = [...Map.groupBy(parcels, parcel => leaders.get(keyOf(parcel))!)].map(async ([nodeId, led]) => {
        const broker = await cluster.findBroker({ nodeId })
        return broker.connectionPool.send(produceProtocol(led, by, requestTimeoutMs))
      })
      return (await Promise.all(answers)).flat()
    })

  const refused = async (error: Error): Promise<void> => {
    if (isStaleMetadata(error)) await client.use(cluster => cluster.refreshMetadata())
    if (OVER.includes(typeOf(error) ?? '')) throw new LogUnavailableError(`Kafka: ${error.message}`, { cause: error })
    if ((error as { retriable?: boolean }).retriable !== true) throw error
  }

  const sendAll = async (
    parcels: readonly SequencedParcel[],
    by: ProducerState,
  ): Promise<ReadonlyMap<string, Placed>> => {
    const placed = new Map<string, Placed>()
    const deadline = performance.now() + 2 * requestTimeoutMs
    for (let attempt = 1; ; attempt++) {
      let problem: unknown
      try {
        for (const answer of await produce(
          parcels.filter(parcel => !placed.has(keyOf(parcel))),
          by,
        )) {
          if (answer.errorCode === 0) placed.set(keyOf(answer), answer)
          else {
            problem = errorOfCode(answer.errorCode)
            await refused(problem as Error)
          }
        }
        if (placed.size === parcels.length) return placed
      } catch (error) {
        if (!(error instanceof LogUnavailableError) || OVER.includes(typeOf(error) ?? '')) throw error
        problem = error
      }
      if (attempt === ATTEMPTS || performance.now() > deadline) throw unavailable(problem)
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1))
    }
  }

  return {
    async send(parcels) {
      let placed: ReadonlyMap<string, Placed>
      try {
        const sequenced = await numbered(parcels)
        placed = await sendAll(sequenced, state!)
      } catch (error) {
        state = undefined
        throw error
      }
      return parcels.map(parcel => {
        const place = placed.get(keyOf(parcel))!
        if (place.appendedAt >= 0) return place
        throw new Error(
          `${parcel.topic} keeps the writer's time; its setting message.timestamp.type must be LogAppendTime: see services/shared/log/kafka/README.md`,
        )
      })
    },
    close: client.close,
  }
}
