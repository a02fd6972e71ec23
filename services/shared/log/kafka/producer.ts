import {
  CompressionTypes,
  type IHeaders,
  type Kafka,
  type Message,
  type Producer,
  type ProducerBatch,
  type RecordMetadata,
  type TopicMessages,
} from 'kafkajs'
import type { AppendRecord } from '../port.ts'
import { unavailable } from './client.ts'

/** Records of one topic and partition, in order. */
export interface Parcel {
  readonly topic: string
  readonly partition: number
  readonly records: readonly AppendRecord[]
}

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

const RETRY = { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 }

const messageOf = ({ key, value, headers }: AppendRecord, partition: number): Message => ({
  key: Buffer.from(key),
  value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  partition,
  ...(headers ? { headers: headers as IHeaders } : {}),
})

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`

/**
 * An idempotent producer that is thrown away after a send that failed. kafkajs takes the sequence numbers of a failed send back and gives them to the
 * next records; if the failed ones were written after all, the broker takes the next ones for their repetition and drops them, with a success as the answer.
 */
export const createSender = (kafka: Kafka): Sender => {
  let current: Promise<Producer> | undefined

  const connect = async (): Promise<Producer> => {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: RETRY,
      createPartitioner: () => named => named.message.partition!,
    })
    try {
      await producer.connect()
      return producer
    } catch (error) {
      void producer.disconnect().catch(() => undefined)
      throw error
    }
  }

  const discard = async (): Promise<void> => {
    const last = current
    current = undefined
    await last?.then(producer => producer.disconnect()).catch(() => undefined)
  }

  const sendBatch = async (batch: ProducerBatch): Promise<RecordMetadata[]> => {
    try {
      current ??= connect()
      const producer = await current
      return await producer.sendBatch(batch)
    } catch (error) {
      void discard()
      throw unavailable(error)
    }
  }

  return {
    async send(parcels) {
      const byTopic = Map.groupBy(parcels, ({ topic }) => topic)
      const topicMessages = [...byTopic].map(
        ([topic, ofTopic]): TopicMessages => ({
          topic,
          messages: ofTopic.flatMap(({ records, partition }) => records.map(record => messageOf(record, partition))),
        }),
      )
      const answers = await sendBatch({ topicMessages, acks: -1, compression: CompressionTypes.None })
      const placed = new Map(answers.map(answer => [keyOf(answer.topicName, answer.partition), answer]))
      return parcels.map(({ topic, partition }) => {
        const { baseOffset, logAppendTime } = placed.get(keyOf(topic, partition))!
        if (!logAppendTime || logAppendTime === '-1') {
          throw new Error(
            `${topic} keeps the writer's time; its setting message.timestamp.type must be LogAppendTime: see services/shared/log/README.md`,
          )
        }
        return { firstOffset: BigInt(baseOffset!), appendedAt: Number(logAppendTime) }
      })
    },
    close: discard,
  }
}
