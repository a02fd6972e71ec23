import { ConfigResourceTypes, type Kafka } from 'kafkajs'
import type { Logger } from '../../runtime/logger.ts'
import type { TopicSettings } from '../port.ts'
import { createAdminClient } from './admin-client.ts'
import { unavailable } from './client.ts'
import { connectionOf, type KafkaConfig } from './config.ts'
import { compareTopics, ensureTopics, type TopicDifference, topicConfigOf } from './topics.ts'

export interface OperateOptions {
  readonly logger: Logger
}

/** In what a cluster's topics differ from what is wanted, for people; changes nothing. Rejects with LogUnavailableError or ConfigError. */
export const checkTopics = (
  config: KafkaConfig,
  topics: readonly TopicSettings[],
  { logger }: OperateOptions,
): Promise<readonly TopicDifference[]> => compareTopics(createAdminClient(connectionOf(config), logger), topics, config)

const alter = async (kafka: Kafka, topics: readonly TopicSettings[], config: KafkaConfig): Promise<void> => {
  const admin = kafka.admin()
  try {
    await admin.connect()
    await admin.alterConfigs({
      validateOnly: false,
      resources: topics.map(settings => ({
        type: ConfigResourceTypes.TOPIC,
        name: settings.name,
        configEntries: Object.entries(topicConfigOf(settings, config)).map(([name, value]) => ({ name, value })),
      })),
    })
  } catch (error) {
    throw unavailable(error)
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}

/**
 * Makes missing topics and sets the settings of those that have others; answers what it changed. Settings that are not ours go back to the broker's default.
 * Rejects with PartitionCountError before anything is changed.
 */
export const applyTopics = async (
  config: KafkaConfig,
  topics: readonly TopicSettings[],
  { logger }: OperateOptions,
): Promise<readonly TopicDifference[]> => {
  const kafka = createAdminClient(connectionOf(config), logger)
  const before = await compareTopics(kafka, topics, config)
  await ensureTopics(kafka, topics, config, new Map())
  const differing = new Set(before.filter(({ found }) => found !== undefined).map(({ topic }) => topic))
  const changing = topics.filter(({ name }) => differing.has(name))
  if (changing.length > 0) await alter(kafka, changing, config)
  return before
}
