import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import { Kafka, logLevel } from 'kafkajs'
import { eventually } from '../../support/standalone.ts'
import { type InputOptions, type InputRecord, lastTick, mentionsOf } from './input.ts'

export const PARTITIONS = 4
export const INPUT_TOPIC = TOPICS.mentionsScored.name
const SEND_RECORDS = 5_000
const WINDOW_MS = 300_000

export const kafkaOf = (brokers: readonly string[]): Kafka =>
  new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING })

/** What was written: every engine must count all of it, ours each mention once. */
export interface Filled {
  readonly records: number
  readonly bytes: number
  readonly distinct: number
}

/** The start of an input that ends now, on the grid of the five-minute windows. */
export const startFor = (spanMs: number): number =>
  Math.floor((Date.now() - spanMs) / WINDOW_MS) * WINDOW_MS - WINDOW_MS

type Admin = ReturnType<Kafka['admin']>

const LEADERS_MS = 60_000

/** Resolves when the topic is there and can be written to; brokers say for a moment that they do not know it. */
export const createTopic = async (
  admin: Admin,
  topic: string,
  configEntries: { readonly name: string; readonly value: string }[] = [],
): Promise<void> => {
  await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS, configEntries }], waitForLeaders: false })
  await eventually(`${topic} has leaders`, LEADERS_MS, async () => {
    const offsets = await admin.fetchTopicOffsets(topic).catch(() => [])
    return offsets.length === PARTITIONS || undefined
  })
}

/**
 * Writes the input once, for all engines. Its topic takes the writer's times, which ours are not allowed to do elsewhere: so a Kafka Streams
 * program sees the two hours that the mentions carry, too.
 */
export const fillTopic = async (kafka: Kafka, options: InputOptions): Promise<Filled> => {
  const admin = kafka.admin()
  const producer = kafka.producer({ createPartitioner: () => at => at.message.partition! })
  await Promise.all([admin.connect(), producer.connect()])
  await createTopic(admin, INPUT_TOPIC, [{ name: 'message.timestamp.type', value: 'CreateTime' }])
  let bytes = 0
  let distinct = 0
  let records = 0
  let waiting: { readonly record: InputRecord; readonly partition: number }[] = []
  const send = async (): Promise<void> => {
    const messages = waiting.map(({ record: { kind, key, value, appendedAtMs }, partition }) => ({
      key,
      value: Buffer.from(value),
      partition,
      timestamp: String(appendedAtMs),
      headers: kind === 'mention' ? {} : { [KIND_HEADER]: kind },
    }))
    waiting = []
    await producer.send({ topic: INPUT_TOPIC, acks: 1, messages })
  }
  for (const record of mentionsOf(options)) {
    waiting.push({ record, partition: partitionOf(record.key, PARTITIONS) })
    bytes += record.value.length
    records++
    if (!record.isRepeat) distinct++
    if (waiting.length === SEND_RECORDS) await send()
  }
  const tick = lastTick(options.startMs + options.spanMs + 10_000)
  for (let partition = 0; partition < PARTITIONS; partition++) waiting.push({ record: tick, partition })
  await send()
  await Promise.all([admin.disconnect(), producer.disconnect()])
  return { records: records + PARTITIONS, bytes, distinct }
}

/** Records in a topic, markers of transactions included. */
export const countOf = async (kafka: Kafka, topic: string): Promise<number> => {
  const admin = kafka.admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(topic)
  await admin.disconnect()
  return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)
}
