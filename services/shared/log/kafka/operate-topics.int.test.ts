import { randomUUID } from 'node:crypto'
import kafkajs, { Kafka, logLevel } from 'kafkajs'
import { expect, it, onTestFinished } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import { PartitionCountError } from '../errors.ts'
import type { TopicSettings } from '../port.ts'
import { applyTopics, checkTopics } from './operate-topics.ts'
import { describeWithBroker } from './test/broker.ts'
import { testConfig } from './test/config.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const HOUR_MS = 3_600_000
const TOPIC = kafkajs.ConfigResourceTypes.TOPIC

await describeWithBroker('topics as an operator sees them', ({ brokers }) => {
  const config = testConfig(brokers)
  const wantedTopics = (partitions = 2, retentionMs = HOUR_MS): readonly TopicSettings[] => {
    const run = randomUUID()
    return [
      { name: `aged.${run}`, partitions, cleanup: { retentionMs } },
      { name: `compacted.${run}`, partitions: 1, cleanup: 'compact' },
    ]
  }

  it('creates what is missing, and then finds nothing to do', async () => {
    const wanted = wantedTopics()
    const names = wanted.map(({ name }) => name)
    expect((await checkTopics(config, wanted, logger)).map(({ topic, found }) => [topic, found])).toEqual(
      names.map(name => [name, undefined]),
    )
    expect(await applyTopics(config, wanted, logger)).toEqual({ created: names, changed: [] })
    expect(await checkTopics(config, wanted, logger)).toEqual([])
    expect(await applyTopics(config, wanted, logger)).toEqual({ created: [], changed: [] })
  })

  it('mends one setting and leaves the others as they are', async () => {
    const wanted = wantedTopics()
    await applyTopics(config, wanted, logger)
    const [aged, compacted] = wanted as [TopicSettings, TopicSettings]
    const longer = [{ ...aged, cleanup: { retentionMs: 2 * HOUR_MS } }, compacted]
    const difference = {
      topic: aged.name,
      what: 'retention.ms',
      wanted: String(2 * HOUR_MS),
      found: String(HOUR_MS),
    }
    expect(await checkTopics(config, longer, logger)).toEqual([difference])
    expect(await applyTopics(config, longer, logger)).toEqual({ created: [], changed: [difference] })
    expect(await checkTopics(config, longer, logger)).toEqual([])
  })

  it('leaves alone what an operator set on a topic', async () => {
    const wanted = wantedTopics()
    const [{ name }] = wanted as [TopicSettings]
    await applyTopics(config, wanted, logger)
    const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
    onTestFinished(() => admin.disconnect())
    await admin.connect()
    const set = (configEntries: readonly { readonly name: string; readonly value: string }[]) =>
      admin.alterConfigs({ validateOnly: false, resources: [{ type: TOPIC, name, configEntries: [...configEntries] }] })
    await set([{ name: 'segment.bytes', value: '2097152' }])
    expect((await checkTopics(config, wanted, logger)).length).toBeGreaterThan(0)
    await applyTopics(config, wanted, logger)
    expect(await checkTopics(config, wanted, logger)).toEqual([])
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: TOPIC, name, configNames: ['segment.bytes'] }],
    })
    expect(resources[0]?.configEntries[0]?.configValue).toBe('2097152')
  })

  it('stops with an explanation at another partition count, and changes nothing', async () => {
    const wanted = wantedTopics()
    await applyTopics(config, wanted, logger)
    const [aged, compacted] = wanted as [TopicSettings, TopicSettings]
    const more = [
      { ...aged, partitions: 5 },
      { ...compacted, cleanup: 'forever' as const },
    ]
    const refused = applyTopics(config, more, logger)
    await expect(refused).rejects.toThrow(PartitionCountError)
    await expect(refused).rejects.toThrow(`${aged.name} has 2 partitions, not 5`)
    expect(await checkTopics(config, wanted, logger)).toEqual([])
  })
})
