import { describe, expect, it } from 'vitest'
import { LogUnavailableError, UnknownTopicError } from '../errors.ts'
import type { Client } from './client.ts'
import type { Cluster } from './internals.ts'
import { createMetadata } from './metadata.ts'

const refusal = (type: string): Error => Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type })

/** One broker that leads one partition of 7 records, after it has refused so many questions as given. */
const clientThatRefuses = (...refusals: Error[]): Client & { asked(): number } => {
  let asked = 0
  const cluster = {
    addMultipleTargetTopics: async () => undefined,
    refreshMetadataIfNecessary: async () => undefined,
    findTopicPartitionMetadata: () => [{ partitionId: 0, leader: 1, isr: [1] }],
    findBroker: async () => ({
      listOffsets: async () => {
        asked++
        const error = refusals.shift()
        if (error) throw error
        return { responses: [{ partitions: [{ partition: 0, offset: '7' }] }] }
      },
    }),
  } as unknown as Cluster
  return {
    asked: () => asked,
    use: work =>
      work(cluster).catch(error => {
        throw error.type === 'TOPIC_AUTHORIZATION_FAILED' ? error : new LogUnavailableError('Kafka', { cause: error })
      }),
    close: async () => undefined,
  }
}

describe('where a partition ends', () => {
  it.each(['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE', 'UNKNOWN_TOPIC_OR_PARTITION'])(
    'is asked again while it was just made and brokers say %s',
    async type => {
      const client = clientThatRefuses(refusal(type), refusal(type))
      expect(await createMetadata(client, new Map()).ends('t')).toEqual(new Map([[0, 7n]]))
      expect(client.asked()).toBe(3)
    },
  )

  it('is not asked again when the answer would stay the same', async () => {
    const client = clientThatRefuses(refusal('TOPIC_AUTHORIZATION_FAILED'))
    await expect(createMetadata(client, new Map()).ends('t')).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED')
    expect(client.asked()).toBe(1)
  })

  it('is not asked again of a topic that nobody made', async () => {
    let asked = 0
    const cluster = {
      addMultipleTargetTopics: async () => {
        asked++
        throw refusal('UNKNOWN_TOPIC_OR_PARTITION')
      },
    } as unknown as Cluster
    const client: Client = { use: work => work(cluster), close: async () => undefined }
    await expect(createMetadata(client, new Map()).ends('t')).rejects.toThrow(UnknownTopicError)
    expect(asked).toBe(1)
  })
})
