import { topicSettings } from '@tocsin/shared/events/topics.ts'
import { PartitionCountError } from '@tocsin/shared/log/errors.ts'
import { kafkaSection } from '@tocsin/shared/log/kafka/config.ts'
import { applyTopics, checkTopics } from '@tocsin/shared/log/kafka/operate-topics.ts'
import type { TopicDifference } from '@tocsin/shared/log/kafka/topics.ts'
import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { CONFIG_OPTION, readConfigured, withCommonNames } from '@tocsin/shared/runtime/configured.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { logSection } from '@tocsin/shared/runtime/sections.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command, Terminal } from '../command.ts'

const ACTIONS = ['apply', 'check'] as const

const sections = { log: logSection, kafka: kafkaSection }

const settingsOf = (configPath: string | undefined, terminal: Terminal) => {
  try {
    const { log, kafka } = readConfigured(sections, withCommonNames(terminal.env), configPath).values
    if (kafka.brokers.length > 0) return { kafka, wanted: topicSettings(log.partitions) }
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message)
    throw error
  }
  throw new UsageError('where is Kafka? KAFKA_BROKERS=HOST:PORT, or kafka.brokers in the configuration')
}

const sentence = ({ topic, what, wanted, found }: TopicDifference): string =>
  found === undefined ? `${topic} is missing` : `${topic}: ${what} is ${found || 'not set'}, should be ${wanted}`

export const topics: Command = {
  name: 'topics',
  takes: 'apply|check [--config FILE]',
  doc: 'Create and mend the topics in Kafka, or say in what they differ (exit code 1); needs no instance.',
  options: CONFIG_OPTION,
  maxPositionals: 1,
  async run({ positionals: [action = ''], options }, terminal) {
    const path = options['config'] ?? terminal.env['TOCSIN_CONFIG']
    if (!ACTIONS.some(one => one === action))
      throw new UsageError(`topics needs ${ACTIONS.join(' or ')}, not "${action}".${didYouMean(action, ACTIONS)}`)
    const { kafka, wanted } = settingsOf(typeof path === 'string' ? path : undefined, terminal)
    const logger = createLogger({ name: 'topics', level: 'silent' })
    if (action === 'check') {
      const differences = await checkTopics(kafka, wanted, logger)
      for (const difference of differences) terminal.out(sentence(difference))
      if (differences.length === 0) terminal.out(`${wanted.length} topics are as they should be`)
      return differences.length === 0 ? 0 : 1
    }
    try {
      const { created, changed } = await applyTopics(kafka, wanted, logger)
      for (const topic of created) terminal.out(`${topic} created`)
      for (const { topic, what, wanted: to, found } of changed)
        terminal.out(`${topic}: ${what} changed from ${found || 'not set'} to ${to}`)
      if (created.length + changed.length === 0) terminal.out(`${wanted.length} topics are as they should be`)
      return 0
    } catch (error) {
      if (!(error instanceof PartitionCountError)) throw error
      terminal.err(`nothing was changed: ${error.message}`)
      return 1
    }
  },
}
