import { type KafkaConfig, kafkaSection } from '@tocsin/shared/log/kafka/config.ts'
import { type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { readConfigured, withCommonNames } from '@tocsin/shared/runtime/configured.ts'
import { clickhouseSection, logSection } from '@tocsin/shared/runtime/sections.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import type { Terminal } from '../command.ts'

const sections = { log: logSection, kafka: kafkaSection, clickhouse: clickhouseSection }

/** Where Kafka and ClickHouse are, and how brands lie in Kafka: the settings that services have. */
export const readClusterSettings = ({ options }: ParsedArguments, terminal: Terminal) => {
  const path = options['config'] ?? terminal.env['TOCSIN_CONFIG']
  try {
    const env = withCommonNames(terminal.env)
    const { log, kafka, clickhouse } = readConfigured(sections, env, typeof path === 'string' ? path : undefined).values
    return { partitions: log.partitions, kafka, clickhouse }
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message)
    throw error
  }
}

export type ClusterSettings = ReturnType<typeof readClusterSettings>

export const needKafka = ({ kafka }: ClusterSettings): KafkaConfig => {
  if (kafka.brokers.length > 0) return kafka
  throw new UsageError('where is Kafka? KAFKA_BROKERS=HOST:PORT, or kafka.brokers in the configuration')
}

/** What the settings of services must say from now on. */
export const settingsLines = (layout: number, partitions: number, workPartitions: number): string[] => [
  'Services must be told, in their settings, before they start:',
  `  TOCSIN_KAFKA_LAYOUT=${layout}`,
  `  TOCSIN_LOG_PARTITIONS=${partitions}`,
  ...(workPartitions === partitions ? [] : [`  TOCSIN_KAFKA_WORK_PARTITIONS=${workPartitions}`]),
]
