import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs'
import { afterAll, expect, it } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import { LogUnavailableError, PartitionCountError } from '../errors.ts'
import type { TopicSettings } from '../port.ts'
import { openKafkaLog } from './kafka-log.ts'
import { applyTopics, checkTopics } from './operate.ts'
import { describeWithBroker } from './test/broker.ts'
import { testConfig } from './test/config.ts'
import { compareTopics } from './topics.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const DAY_MS = 86_400_000
const RUN = process.hrtime.bigint().toString(36)

await describeWithBroker('topics on Kafka', ({ brokers }) => {
  const config = testConfig(brokers)
  const log = openKafkaLog(config, { logger })
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  afterAll(async () => {
    await admin.disconnect()
    await log.close()
  })

  const wanted = (run: string): readonly TopicSettings[] => [
    { name: `${RUN}.${run}.kept.v1`, partitions: 3, cleanup: { retentionMs: 7 * DAY_MS } },
    { name: `${RUN}.${run}.compacted.v1`, partitions: 2, cleanup: 'compact' },
    { name: `${RUN}.${run}.forever.v1`, partitions: 1, cleanup: 'forever' },
  ]

  it("are made with the broker's clock, their retention and what may be lost", async () => {
    const topics = wanted('made')
    await log.ensureTopics(topics)
    expect(await compareTopics(kafka, topics, config)).toEqual([])
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map(({ name }) => ({ type: ConfigResourceTypes.TOPIC, name })),
    })
    const settings = resources.map(({ configEntries }) =>
      Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    )
    const common = { 'message.timestamp.type': 'LogAppendTime', 'min.insync.replicas': '1' }
    expect(settings).toMatchObject([
      { ...common, 'cleanup.policy': 'delete', 'retention.ms': String(7 * DAY_MS), 'segment.ms': String(DAY_MS) },
      { ...common, 'cleanup.policy': 'compact', 'segment.ms': String(DAY_MS), 'max.compaction.lag.ms': String(DAY_MS) },
      { ...common, 'cleanup.policy': 'delete', 'retention.ms': '-1' },
    ])
  })

  it('are made once by several processes at the same time', async () => {
    const topics = wanted('together')
    const logs = Array.from({ length: 4 }, () => openKafkaLog(config, { logger }))
    await Promise.all(logs.map(one => one.ensureTopics(topics)))
    expect(await log.partitionCount(topics[0]!.name)).toBe(3)
    await Promise.all(logs.map(one => one.close()))
  })

  it('are compared: what is missing, and every setting that is another one', async () => {
    const topics = wanted('compared')
    await log.ensureTopics(topics.slice(1))
    await admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: ConfigResourceTypes.TOPIC,
          name: topics[2]!.name,
          configEntries: [{ name: 'retention.ms', value: String(DAY_MS) }],
        },
      ],
    })
    const differences = await compareTopics(kafka, topics, config)
    expect(differences).toContainEqual({ topic: topics[0]!.name, what: 'partitions', wanted: '3', found: undefined })
    expect(differences).toContainEqual({
      topic: topics[2]!.name,
      what: 'retention.ms',
      wanted: '-1',
      found: String(DAY_MS),
    })
    expect(differences.some(({ topic }) => topic === topics[1]!.name)).toBe(false)
  })

  it('are set right by an operator, who is told what was changed', async () => {
    const topics = wanted('applied')
    await log.ensureTopics(topics.slice(1))
    const longer = topics.map(topic => ({ ...topic, cleanup: { retentionMs: 9 * DAY_MS } }))
    const changed = await applyTopics(config, longer, { logger })
    expect(changed).toContainEqual({ topic: topics[0]!.name, what: 'partitions', wanted: '3', found: undefined })
    expect(changed).toContainEqual({
      topic: topics[1]!.name,
      what: 'cleanup.policy',
      wanted: 'delete',
      found: 'compact',
    })
    expect(await checkTopics(config, longer, { logger })).toEqual([])
    const more = longer.map(topic => ({ ...topic, partitions: 7 }))
    await expect(applyTopics(config, more, { logger })).rejects.toThrow(PartitionCountError)
  })

  it('with another partition count stop the process with what to do', async () => {
    const topics = wanted('counted')
    await log.ensureTopics(topics)
    const other = openKafkaLog(config, { logger })
    const changed = topics.map(topic => ({ ...topic, partitions: topic.partitions + 1 }))
    await expect(other.ensureTopics(changed)).rejects.toThrow(PartitionCountError)
    await expect(other.ensureTopics(changed)).rejects.toThrow(
      /kept.v1 has 3 partitions, not 4; .*set log.partitions back/,
    )
    await other.close()
  })

  it('wait, with the reason, for brokers that are too few', async () => {
    const many = openKafkaLog({ ...config, replicationFactor: 3 }, { logger })
    const made = expect(many.ensureTopics(wanted('replicated'))).rejects
    await made.toThrow(LogUnavailableError)
    await expect(many.ensureTopics(wanted('replicated'))).rejects.toThrow(/topics cannot be made: .*[Rr]eplication/)
    await many.close()
  })

  it('that keep the time of the writer are refused when written to', async () => {
    const name = `${RUN}.own-time.v1`
    await admin.createTopics({ topics: [{ topic: name, numPartitions: 1 }], waitForLeaders: true })
    await expect(log.append(name, [{ key: 'k', value: new Uint8Array() }])).rejects.toThrow(/LogAppendTime/)
  })
})
