import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs, { type ITopicConfig, type Kafka, type KafkaJSAggregateError } from 'kafkajs'
import { LogUnavailableError, PartitionCountError } from '../errors.ts'
import type { TopicSettings } from '../port.ts'
import { isStaleMetadata, unavailable } from './client.ts'
import type { KnownCounts } from './metadata.ts'

/** Node finds no named export of it in the package. */
const { ConfigResourceTypes } = kafkajs

export interface TopicDefaults {
  readonly replicationFactor: number
  readonly minInsyncReplicas: number
}

/** A call's records of one partition stay in one batch up to here; the broker must take such a batch. */
export const MAX_BATCH_BYTES = 4 * 1024 * 1024
const BATCH_MARGIN_BYTES = 256 * 1024

const DAY_MS = 86_400_000

/**
 * A broker lets go, or compacts, files that are closed, and closes one after a week unless told: a record that is kept for a week would stay for
 * two, and what replaced a key would lie beside it. So files are closed each day, as those of the embedded log are.
 */
const filesOf = ({ cleanup }: TopicSettings): Record<string, string> => {
  if (cleanup === 'forever') return {}
  if (cleanup === 'compact') return { 'segment.ms': String(DAY_MS), 'max.compaction.lag.ms': String(DAY_MS) }
  return { 'segment.ms': String(DAY_MS) }
}

/** What a topic is created with. Every topic takes the broker's clock as the time of a record. */
export const topicConfigOf = (
  settings: TopicSettings,
  { minInsyncReplicas }: TopicDefaults,
): Record<string, string> => ({
  ...filesOf(settings),
  'message.timestamp.type': 'LogAppendTime',
  'max.message.bytes': String(MAX_BATCH_BYTES + BATCH_MARGIN_BYTES),
  'min.insync.replicas': String(minInsyncReplicas),
  'unclean.leader.election.enable': 'false',
  'cleanup.policy': settings.cleanup === 'compact' ? 'compact' : 'delete',
  'retention.ms': String(typeof settings.cleanup === 'object' ? settings.cleanup.retentionMs : -1),
  'retention.bytes': '-1',
})

/** One thing in which a topic is not as wanted. */
export interface TopicDifference {
  readonly topic: string
  readonly what: string
  readonly wanted: string
  /** Undefined when the topic does not exist. */
  readonly found: string | undefined
}

const assertCounts = (wanted: readonly TopicSettings[], counts: ReadonlyMap<string, number>): void => {
  const wrong = wanted.flatMap(({ name, partitions }) => {
    const found = counts.get(name)
    return found === undefined || found === partitions ? [] : [`${name} has ${found} partitions, not ${partitions}`]
  })
  if (wrong.length === 0) return
  throw new PartitionCountError(
    `${wrong.join('; ')}. The count decides where a key lies, so it never changes: set log.partitions back to what the topics have, ` +
      'or move brands into more partitions: tocsin topics move',
  )
}

const countsOf = async (
  admin: ReturnType<Kafka['admin']>,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const existing = new Set(await admin.listTopics())
  const present = names.filter(name => existing.has(name))
  if (present.length === 0) return new Map()
  const { topics } = await admin.fetchTopicMetadata({ topics: present })
  return new Map(topics.map(({ name, partitions }) => [name, partitions.length]))
}

const withAdmin = async <T>(kafka: Kafka, work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> => {
  const admin = kafka.admin()
  try {
    await admin.connect()
    return await work(admin)
  } catch (error) {
    throw unavailable(error)
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}

/** One error for all topics that could not be made; that they are there already is none. */
const failedToCreate = (error: unknown): Error | undefined => {
  const problems = ((error as KafkaJSAggregateError).errors ?? [error]) as (Error & { type?: string; topic?: string })[]
  const real = problems.filter(({ type }) => type !== 'TOPIC_ALREADY_EXISTS')
  if (real.length === 0) return undefined
  const what = real.map(({ topic, message }) => (topic ? `${topic}: ${message}` : message))
  return new LogUnavailableError(`Kafka: topics cannot be made: ${[...new Set(what)].join('; ')}`, { cause: error })
}

/** What was made a moment ago may be known to one broker and not yet to another: that passes. */
const UNSETTLED_MS = 10_000
const UNSETTLED_PAUSE_MS = 100

/** Creates what is missing, and waits until it has leaders. Another process may create the same at the same time. */
export const ensureTopics = async (
  kafka: Kafka,
  wanted: readonly TopicSettings[],
  defaults: TopicDefaults,
  known: KnownCounts,
): Promise<void> => {
  const deadline = performance.now() + UNSETTLED_MS
  for (;;) {
    try {
      return await ensureOnce(kafka, wanted, defaults, known)
    } catch (error) {
      if (!isStaleMetadata(error) || performance.now() > deadline) throw error
      await sleep(UNSETTLED_PAUSE_MS)
    }
  }
}

const ensureOnce = (
  kafka: Kafka,
  wanted: readonly TopicSettings[],
  defaults: TopicDefaults,
  known: KnownCounts,
): Promise<void> =>
  withAdmin(kafka, async admin => {
    const names = wanted.map(({ name }) => name)
    const before = await countsOf(admin, names)
    assertCounts(wanted, before)
    const missing = wanted.filter(({ name }) => !before.has(name))
    if (missing.length > 0) {
      const topics = missing.map(
        (settings): ITopicConfig => ({
          topic: settings.name,
          numPartitions: settings.partitions,
          replicationFactor: defaults.replicationFactor,
          configEntries: Object.entries(topicConfigOf(settings, defaults)).map(([name, value]) => ({ name, value })),
        }),
      )
      await admin.createTopics({ topics, waitForLeaders: true }).catch(error => {
        const failed = failedToCreate(error)
        if (failed) throw failed
      })
      assertCounts(missing, await countsOf(admin, names))
    }
    for (const { name, partitions } of wanted) known.set(name, partitions)
  })

/** In what the topics of a cluster differ from what is wanted: missing ones, counts, and every setting of `topicConfigOf`. */
export const compareTopics = (
  kafka: Kafka,
  wanted: readonly TopicSettings[],
  defaults: TopicDefaults,
): Promise<readonly TopicDifference[]> =>
  withAdmin(kafka, async admin => {
    const counts = await countsOf(
      admin,
      wanted.map(({ name }) => name),
    )
    const present = wanted.filter(({ name }) => counts.has(name))
    const described = await (present.length === 0
      ? { resources: [] }
      : admin.describeConfigs({
          includeSynonyms: false,
          resources: present.map(({ name }) => ({ type: ConfigResourceTypes.TOPIC, name })),
        }))
    const found = new Map(
      described.resources.map(({ resourceName, configEntries }) => [
        resourceName,
        new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
      ]),
    )
    return wanted.flatMap((settings): TopicDifference[] => {
      const { name: topic, partitions } = settings
      const count = counts.get(topic)
      if (count === undefined) return [{ topic, what: 'partitions', wanted: String(partitions), found: undefined }]
      const config = Object.entries(topicConfigOf(settings, defaults)).map(([what, value]) => {
        return { topic, what, wanted: value, found: found.get(topic)?.get(what) ?? '' }
      })
      return [{ topic, what: 'partitions', wanted: String(partitions), found: String(count) }, ...config].filter(
        difference => difference.wanted !== difference.found,
      )
    })
  })
