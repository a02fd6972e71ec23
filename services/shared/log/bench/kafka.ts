import { randomBytes } from 'node:crypto'
import { CompressionTypes, Kafka, logLevel } from 'kafkajs'
import { createLogger } from '../../runtime/logger.ts'
import { openKafkaLog } from '../kafka/kafka-log.ts'
import { startBroker } from '../kafka/test/broker.ts'
import { testConfig } from '../kafka/test/config.ts'
import type { AppendRecord, Log } from '../port.ts'

/**
 * Appends and reads of records of 320 B over 4 partitions of one broker, through the port, beside bare kafkajs (its producer, idempotent too, and its
 * consumer with an empty handler) in the same process, one after another. `npm run bench:kafka`
 */

const VALUE_BYTES = 320
const PARTITIONS = 4
const SECONDS = 3
const FILL_RECORDS = 400_000
const ROUNDS = 3

/** Nothing in it repeats, so that ours gains nothing by compressing, which bare kafkajs does not. */
const noise = randomBytes(4 * 1024 * 1024)
const recordsOf = (count: number): AppendRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `brand-${index % 50}`,
    value: noise.subarray(index * VALUE_BYTES, (index + 1) * VALUE_BYTES),
    partition: index % PARTITIONS,
  }))

const perSecond = async (step: () => Promise<number>): Promise<number> => {
  const start = performance.now()
  let records = 0
  while (performance.now() - start < SECONDS * 1000) records += await step()
  return records / ((performance.now() - start) / 1000)
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[values.length >> 1]!

const drain = async (log: Log, topic: string, round: number): Promise<number> => {
  const started = performance.now()
  const all = Promise.withResolvers<void>()
  let records = 0
  const reader = log.group({
    groupId: `bench-ours-${round}.v1`,
    topics: [topic],
    async onBatch(batch) {
      records += batch.records.length
      if (records >= FILL_RECORDS) all.resolve()
    },
  })
  await all.promise
  const rate = records / ((performance.now() - started) / 1000)
  await reader.stop()
  return rate
}

const drainBare = async (kafka: Kafka, topic: string, round: number): Promise<number> => {
  const consumer = kafka.consumer({ groupId: `bench-bare-${round}`, maxBytes: 16 * 1024 * 1024 })
  const started = performance.now()
  const all = Promise.withResolvers<void>()
  let records = 0
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({
    partitionsConsumedConcurrently: PARTITIONS,
    async eachBatch({ batch }) {
      records += batch.messages.length
      if (records >= FILL_RECORDS) all.resolve()
    },
  })
  await all.promise
  const rate = records / ((performance.now() - started) / 1000)
  await consumer.disconnect()
  return rate
}

const latency = async (log: Log, topic: string): Promise<string> => {
  const taken: number[] = []
  let seen: (() => void) | undefined
  const reader = log.broadcast({ topics: [topic], from: 'end', onBatch: () => seen?.() })
  await reader.caughtUp()
  for (let i = 0; i < 500; i++) {
    const { promise, resolve } = Promise.withResolvers<void>()
    seen = resolve
    const start = performance.now()
    void log.append(topic, recordsOf(1))
    await promise
    taken.push(performance.now() - start)
  }
  await reader.stop()
  taken.sort((left, right) => left - right)
  return `p50 ${taken[250]!.toFixed(2)} ms, p99 ${taken[495]!.toFixed(2)} ms`
}

const broker = await startBroker()
if (!broker) throw new Error('needs KAFKA_BROKERS, or java 17 and mvn')
const log = openKafkaLog(testConfig(broker.brokers), { logger: createLogger({ name: 'bench', level: 'warn' }) })
const run = process.hrtime.bigint().toString(36)
const [appends, reads] = [`bench.appends.${run}`, `bench.reads.${run}`]
const cleanup = { retentionMs: 3_600_000 }
await log.ensureTopics([appends, reads].map(name => ({ name, partitions: PARTITIONS, cleanup })))
const kafka = new Kafka({ brokers: [...broker.brokers], logLevel: logLevel.NOTHING })
const producer = kafka.producer({
  idempotent: true,
  maxInFlightRequests: 1,
  createPartitioner: () => at => at.message.partition!,
})
await producer.connect()

const append = async (records: readonly AppendRecord[]): Promise<number> => (await log.append(appends, records)).length
const sendBare = async (topic: string, records: readonly AppendRecord[]): Promise<number> => {
  const messages = records.map(({ key, value, partition }) => ({ key, value: value as Buffer, partition: partition! }))
  await producer.send({ topic, messages, compression: CompressionTypes.None })
  return messages.length
}
const appendBare = (records: readonly AppendRecord[]): Promise<number> => sendBare(appends, records)
const at =
  (callers: number, step: (records: readonly AppendRecord[]) => Promise<number>, records: AppendRecord[]) => async () =>
    (await Promise.all(Array.from({ length: callers }, () => step(records)))).reduce((sum, count) => sum + count, 0)

const figures: Record<string, { bare: number[]; ours: number[] }> = {}
const compare = async (name: string, bare: () => Promise<number>, ours: () => Promise<number>): Promise<void> => {
  figures[name] ??= { bare: [], ours: [] }
  figures[name].bare.push(await bare())
  figures[name].ours.push(await ours())
}
for (let filled = 0; filled < FILL_RECORDS; filled += 2_000) await sendBare(reads, recordsOf(2_000))
for (let round = 0; round < ROUNDS; round++) {
  for (const [callers, count] of [
    [1, 1],
    [1, 1000],
    [64, 1],
  ] as const) {
    const records = recordsOf(count)
    await compare(
      `append by ${count}, ${callers} at once`,
      () => perSecond(at(callers, appendBare, records)),
      () => perSecond(at(callers, append, records)),
    )
  }
  await compare(
    'read by a group',
    () => drainBare(kafka, reads, round),
    () => drain(log, reads, round),
  )
}
console.table(
  Object.entries(figures).map(([name, { bare, ours }]) => ({
    'records/s': name,
    'bare kafkajs': Math.round(median(bare)),
    'the log on Kafka': Math.round(median(ours)),
    ratio: Number((median(ours) / median(bare)).toFixed(2)),
  })),
)
console.log(`append to a reader's handler, one at a time: ${await latency(log, appends)}`)
await producer.disconnect()
await log.close()
await broker.stop()
