import { newFolder, removeFolder } from '../../support/standalone.ts'
import { peerClasspath } from '../peers/peers.ts'
import { startProgram, usageOf, usedSince } from '../program.ts'
import type { Engine } from './engine.ts'
import { countOf, createTopic, INPUT_TOPIC } from './topics.ts'

type Guarantee = 'at_least_once' | 'exactly_once_v2'

const HEAP = '-Xmx1g'
const THREADS = 2
/** Kafka Streams' own for transactions; without them its 30 s would make the end of the drain wait for the clock. */
const COMMIT_MS: Readonly<Record<Guarantee, number>> = { at_least_once: 1_000, exactly_once_v2: 100 }

/** A plain tumbling count on Kafka Streams. */
export const streamsEngine = (guarantee: Guarantee): Engine => ({
  name: `Kafka Streams ${guarantee}`,
  settings:
    `4.3.1, ${HEAP}, ${THREADS} threads, commits every ${COMMIT_MS[guarantee]} ms, state cache 64 MiB over RocksDB, ` +
    '5,000 records a poll, batches of 256 KiB; tumbling count of 5 min, values not decoded, no repeats dropped, no sink',
  async drain({ kafka, brokers, brokerPid }, run) {
    const application = `streams-${guarantee.replaceAll('_', '-')}-${run}`
    const counts = `bench.counts.${application}`
    const stateDir = newFolder()
    const admin = kafka.admin()
    await admin.connect()
    await createTopic(admin, counts)
    const brokerBefore = usageOf(brokerPid)
    const streams = startProgram('streams', [
      'java',
      HEAP,
      '-cp',
      await peerClasspath(),
      'TumblingCount',
      brokers.join(','),
      INPUT_TOPIC,
      counts,
      guarantee,
      String(COMMIT_MS[guarantee]),
      String(THREADS),
      stateDir,
      application,
    ])
    const started = await streams.said(({ event }) => event === 'started')
    const done = await streams.said(({ event }) => event === 'done')
    const usage = { streams: usageOf(streams.pid), broker: usedSince(brokerBefore, usageOf(brokerPid)) }
    await streams.end()
    const rows = await countOf(kafka, counts)
    const made = (await admin.listTopics()).filter(topic => topic.includes(application))
    await admin.deleteTopics({ topics: made })
    await admin.disconnect()
    removeFolder(stateDir)
    return { seconds: (Number(done['atMs']) - Number(started['atMs'])) / 1_000, rows, usage }
  },
})
