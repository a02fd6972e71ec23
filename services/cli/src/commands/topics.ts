import { topicSettings } from '@tocsin/shared/events/topics.ts'
import { PartitionCountError } from '@tocsin/shared/log/errors.ts'
import { applyTopics, checkTopics } from '@tocsin/shared/log/kafka/operate-topics.ts'
import type { TopicDifference } from '@tocsin/shared/log/kafka/topics.ts'
import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { CONFIG_OPTION } from '@tocsin/shared/runtime/configured.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command } from '../command.ts'
import { needKafka, readClusterSettings } from './cluster-settings.ts'
import { movePartitions, wantedPartitions } from './move.ts'

const ACTIONS = ['apply', 'check', 'move'] as const

const sentence = ({ topic, what, wanted, found }: TopicDifference): string =>
  found === undefined ? `${topic} is missing` : `${topic}: ${what} is ${found || 'not set'}, should be ${wanted}`

export const topics: Command = {
  name: 'topics',
  takes: 'apply|check|move [--partitions N] [--config FILE]',
  doc: 'Create and mend the topics in Kafka; say in what they differ (exit code 1); bring brands into more partitions. Needs no instance.',
  options: {
    partitions: { value: 'N', doc: 'move: the partitions that brands shall have, a multiple of those they have.' },
    ...CONFIG_OPTION,
  },
  maxPositionals: 1,
  async run(parsed, terminal) {
    const { positionals, options } = parsed
    const [action = ''] = positionals
    if (!ACTIONS.some(one => one === action))
      throw new UsageError(`topics needs ${ACTIONS.join(' or ')}, not "${action}".${didYouMean(action, ACTIONS)}`)
    const settings = readClusterSettings(parsed, terminal)
    const kafka = needKafka(settings)
    if (action === 'move') return movePartitions(settings, wantedPartitions(options['partitions']), terminal)
    const wanted = topicSettings(settings.partitions)
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
