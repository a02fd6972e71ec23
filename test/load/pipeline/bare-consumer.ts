import { mentionFoldCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import { kafkaOf } from './topics.ts'

/** Reads a topic to its end with kafkajs alone and decodes every mention. Usage: bare-consumer.ts BROKERS TOPIC GROUP RECORDS */
const [brokers, topic, groupId, expected] = process.argv.slice(2) as [string, string, string, string]
const tell = (event: string): void => console.log(JSON.stringify({ event, atMs: Date.now() }))

const consumer = kafkaOf(brokers.split(',')).consumer({ groupId, maxBytes: 16 * 1024 * 1024 })
let records = 0
let negative = 0
consumer.on(consumer.events.GROUP_JOIN, () => tell('started'))
await consumer.connect()
await consumer.subscribe({ topics: [topic], fromBeginning: true })
await consumer.run({
  partitionsConsumedConcurrently: 4,
  async eachBatch({ batch }) {
    for (const { value, headers } of batch.messages) {
      if (headers?.[KIND_HEADER] !== undefined) continue
      if (mentionFoldCodec.decode(value!).sentiment === 'SENTIMENT_NEGATIVE') negative++
    }
    records += batch.messages.length
    if (records >= Number(expected) && negative > 0) tell('done')
  },
})
process.once('SIGTERM', () => void consumer.disconnect().then(() => process.exit(0)))
