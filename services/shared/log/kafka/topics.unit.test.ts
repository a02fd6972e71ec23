import type { Kafka } from 'kafkajs'
import { expect, it } from 'vitest'
import { LogUnavailableError } from '../errors.ts'
import { ensureTopics } from './topics.ts'

const TOPIC = { name: 't', partitions: 2, cleanup: 'forever' } as const
const DEFAULTS = { replicationFactor: 1, minInsyncReplicas: 1 }

/** A cluster that makes the topic at once and speaks of it only after it was asked for it so many times. */
const clusterThatIsLate = (refusals: number, type: string) => {
  let made = 0
  let asked = 0
  const refuse = (): void => {
    if (asked++ < refusals)
      throw Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type, retriable: true })
  }
  const admin = {
    connect: async () => undefined,
    disconnect: async () => undefined,
    listTopics: async () => (made > 0 ? [TOPIC.name] : []),
    createTopics: async () => {
      made++
      refuse()
    },
    fetchTopicMetadata: async () => {
      refuse()
      return { topics: [{ name: TOPIC.name, partitions: [{}, {}] }] }
    },
  }
  return { kafka: { admin: () => admin } as unknown as Kafka, made: () => made }
}

it('waits for a topic that it has just made and that brokers do not know yet', async () => {
  const { kafka, made } = clusterThatIsLate(3, 'UNKNOWN_TOPIC_OR_PARTITION')
  const known = new Map<string, number>()
  await ensureTopics(kafka, [TOPIC], DEFAULTS, known)
  expect(known).toEqual(new Map([['t', 2]]))
  expect(made()).toBe(1)
})

it('says at once what does not pass', async () => {
  const { kafka, made } = clusterThatIsLate(1, 'TOPIC_AUTHORIZATION_FAILED')
  await expect(ensureTopics(kafka, [TOPIC], DEFAULTS, new Map())).rejects.toThrow(LogUnavailableError)
  expect(made()).toBe(1)
})
