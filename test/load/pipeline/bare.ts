import { startProgram, usageOf, usedSince } from '../program.ts'
import type { Engine } from './engine.ts'
import { INPUT_TOPIC } from './topics.ts'

/** kafkajs and a decoder: the least that a program in this language does with the topic. */
export const bareEngine: Engine = {
  name: 'bare kafkajs + decode',
  settings:
    'eachBatch, 4 partitions at once, fetches up to 16 MiB, the fields that the fold needs decoded, nothing kept or written',
  async drain({ brokers, brokerPid, filled }, run) {
    const brokerBefore = usageOf(brokerPid)
    const consumer = startProgram('kafkajs', [
      process.execPath,
      'test/load/pipeline/bare-consumer.ts',
      brokers.join(','),
      INPUT_TOPIC,
      `bare-${run}`,
      String(filled.records),
    ])
    const started = await consumer.said(({ event }) => event === 'started')
    const done = await consumer.said(({ event }) => event === 'done')
    const usage = { consumer: usageOf(consumer.pid), broker: usedSince(brokerBefore, usageOf(brokerPid)) }
    await consumer.end()
    return { seconds: (Number(done['atMs']) - Number(started['atMs'])) / 1_000, rows: 0, usage }
  },
}
