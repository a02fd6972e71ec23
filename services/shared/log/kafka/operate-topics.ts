import kafkajs, { type Admin, type KafkaConfig as ClientOptions, Kafka } from 'kafkajs'
import type { Logger } from '../../runtime/logger.ts'
import type { TopicSettings } from '../port.ts'
import { unavailable } from './client.ts'
import { connectionOf, type KafkaConfig } from './config.ts'
import { settingsIn } from './layout.ts'
import { KAFKAJS_LOG_LEVEL, kafkajsLogCreator } from './logging.ts'
import { compareTopics, ensureTopics, type TopicDifference, topicConfigOf } from './topics.ts'

/** Node finds no named export of it in the package. */
const { ConfigResourceTypes } = kafkajs

/** What `applyTopics` did: the differences that it found and mended. */
export interface TopicsApplied {
  readonly created: readonly string[]
  readonly changed: readonly TopicDifference[]
}

const connect = (config: KafkaConfig, logger: Logger): Kafka => {
  const connection = connectionOf(config)
  return new Kafka({
    ...connection,
    brokers: [...connection.brokers],
    logLevel: KAFKAJS_LOG_LEVEL,
    logCreator: kafkajsLogCreator(logger),
  } as ClientOptions)
}

/** In what the topics of the cluster differ from what is wanted; empty when nothing does. Throws ConfigError, LogUnavailableError. */
export const checkTopics = (
  config: KafkaConfig,
  wanted: readonly TopicSettings[],
  logger: Logger,
): Promise<readonly TopicDifference[]> => compareTopics(connect(config, logger), settingsIn(config, wanted), config)

/** What operators set on a topic themselves. The request replaces all settings of a topic, so that these must be said again. */
const ownSettings = async (admin: Admin, topic: string): Promise<ReadonlyMap<string, string>> => {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }],
  })
  const entries = resources[0]?.configEntries ?? []
  return new Map(
    entries
      .filter(({ isDefault, readOnly }) => !isDefault && !readOnly)
      .map(({ configName, configValue }) => [configName, configValue]),
  )
}

const alter = async (kafka: Kafka, config: KafkaConfig, topics: readonly TopicSettings[]): Promise<void> => {
  const admin = kafka.admin()
  try {
    await admin.connect()
    const resources = await Promise.all(
      topics.map(async settings => {
        const entries = [
          ...(await ownSettings(admin, settings.name)),
          ...Object.entries(topicConfigOf(settings, config)),
        ]
        const configEntries = [...new Map(entries)].map(([name, value]) => ({ name, value }))
        return { type: ConfigResourceTypes.TOPIC, name: settings.name, configEntries }
      }),
    )
    await admin.alterConfigs({ validateOnly: false, resources })
  } catch (error) {
    throw unavailable(error)
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}

/**
 * Creates missing topics and changes settings that differ; other settings that somebody gave a topic stay. Throws PartitionCountError,
 * with nothing changed, when a topic exists with another count; ConfigError, LogUnavailableError.
 */
export const applyTopics = async (
  config: KafkaConfig,
  topics: readonly TopicSettings[],
  logger: Logger,
): Promise<TopicsApplied> => {
  const kafka = connect(config, logger)
  const wanted = settingsIn(config, topics)
  const before = await compareTopics(kafka, wanted, config)
  await ensureTopics(kafka, wanted, config, new Map())
  const changed = before.filter(({ found }) => found !== undefined)
  const names = new Set(changed.map(({ topic }) => topic))
  if (names.size > 0)
    await alter(
      kafka,
      config,
      wanted.filter(({ name }) => names.has(name)),
    )
  return { created: before.filter(({ found }) => found === undefined).map(({ topic }) => topic), changed }
}
