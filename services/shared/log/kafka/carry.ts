import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs from 'kafkajs'
import type { Logger } from '../../runtime/logger.ts'
import { LogUnavailableError } from '../errors.ts'
import type { Committed, LogRecord, TopicPartition, TopicSettings } from '../port.ts'
import { createAdminClient } from './admin-client.ts'
import { createClient, unavailable } from './client.ts'
import { connectionOf, type KafkaConfig } from './config.ts'
import { withCoordinator } from './coordinator.ts'
import { ensureTopics, topicConfigOf } from './topics.ts'

/** Node finds no named export of it in the package. */
const { ConfigResourceTypes } = kafkajs

/** What a group has committed for a partition. */
export interface GroupCommit extends TopicPartition, Committed {
  readonly groupId: string
}

/** What carries records from one set of topics, or from a backup, into another: with the times that they had. Names are those in the cluster. */
export interface Carrier {
  /** Groups of the cluster; whether anybody is in them. */
  groups(): Promise<readonly { readonly groupId: string; readonly isEmpty: boolean }[]>
  commits(groupIds: readonly string[], topics: readonly string[]): Promise<readonly GroupCommit[]>
  /** How the existing ones of these topics take the time of a record; `writer` while something is carried into them. */
  timesOf(topics: readonly string[]): Promise<ReadonlyMap<string, 'log' | 'writer'>>
  /** Makes what is missing and lets all take the writer's time: services refuse such topics, so that nobody else writes meanwhile. */
  open(topics: readonly TopicSettings[]): Promise<void>
  /** Durable when resolved, in the order given, with `appendedAt` as it was. */
  append(of: TopicPartition, records: readonly LogRecord[]): Promise<void>
  /** Commits for groups that nobody is in. */
  commit(commits: readonly GroupCommit[]): Promise<void>
  /** From now on the broker's clock counts again. */
  seal(topics: readonly TopicSettings[]): Promise<void>
  close(): Promise<void>
}

const COMMIT_LIMIT_MS = 20_000
const SETTLE_MS = 10_000
const SETTLE_PAUSE_MS = 50
const TYPE = 'message.timestamp.type'

/** A cluster that was just made looks for the coordinator of a group, or loads it, for a moment. */
const untilSettled = async (work: () => Promise<unknown>): Promise<void> => {
  for (const deadline = performance.now() + COMMIT_LIMIT_MS; ; ) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof LogUnavailableError) || performance.now() > deadline) throw error
      await sleep(SETTLE_PAUSE_MS)
    }
  }
}

/** Opens a carrier. It is for tools while services do not write; rejects with LogUnavailableError when brokers are away. */
export const openCarrier = (config: KafkaConfig, { logger }: { readonly logger: Logger }): Carrier => {
  const connection = connectionOf(config)
  const kafka = createAdminClient(connection, logger)
  const client = createClient(connection, logger)
  const admin = kafka.admin()
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false })
  let connected: Promise<void> | undefined
  let producing: Promise<void> | undefined

  const asAdmin = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      connected ??= admin.connect()
      await connected
      return await work()
    } catch (error) {
      throw unavailable(error)
    }
  }

  const timesOf: Carrier['timesOf'] = topics =>
    asAdmin(async () => {
      const existing = new Set(await admin.listTopics())
      const present = topics.filter(topic => existing.has(topic))
      if (present.length === 0) return new Map()
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: present.map(name => ({ type: ConfigResourceTypes.TOPIC, name, configNames: [TYPE] })),
      })
      return new Map(
        resources.map(({ resourceName, configEntries }) => [
          resourceName,
          configEntries.some(({ configValue }) => configValue === 'LogAppendTime') ? 'log' : 'writer',
        ]),
      )
    })

  const setTimes = async (topics: readonly TopicSettings[], times: 'log' | 'writer'): Promise<void> => {
    const names = topics.map(({ name }) => name)
    const found = await timesOf(names)
    const changing = topics.filter(({ name }) => found.get(name) !== times)
    if (changing.length === 0) return
    await asAdmin(() =>
      admin.alterConfigs({
        validateOnly: false,
        resources: changing.map(settings => ({
          type: ConfigResourceTypes.TOPIC,
          name: settings.name,
          configEntries: Object.entries({
            ...topicConfigOf(settings, config),
            [TYPE]: times === 'log' ? 'LogAppendTime' : 'CreateTime',
          }).map(([name, value]) => ({ name, value })),
        })),
      }),
    )
    for (const deadline = performance.now() + SETTLE_MS; ; ) {
      const now = await timesOf(names)
      if (names.every(name => now.get(name) === times)) return
      if (performance.now() > deadline) throw new Error(`${names.join(', ')}: ${TYPE} does not change`)
      await sleep(SETTLE_PAUSE_MS)
    }
  }

  return {
    groups: () =>
      asAdmin(async () => {
        const { groups } = await admin.listGroups()
        const ids = groups.map(({ groupId }) => groupId)
        if (ids.length === 0) return []
        const described = await admin.describeGroups(ids)
        return described.groups.map(({ groupId, members }) => ({ groupId, isEmpty: members.length === 0 }))
      }),
    commits: (groupIds, topics) =>
      asAdmin(async () => {
        const found: GroupCommit[] = []
        for (const groupId of groupIds) {
          for (const { topic, partitions } of await admin.fetchOffsets({ groupId, topics: [...topics] }))
            for (const { partition, offset, metadata } of partitions)
              if (offset !== '-1')
                found.push({ groupId, topic, partition, offset: BigInt(offset), metadata: metadata ?? '' })
        }
        return found
      }),
    timesOf,
    async open(topics) {
      await ensureTopics(kafka, topics, config, new Map())
      await setTimes(topics, 'writer')
    },
    async append({ topic, partition }, records) {
      try {
        producing ??= producer.connect()
        await producing
        const messages = records.map(({ key, value, headers, appendedAt }) => ({
          partition,
          key,
          value: Buffer.from(value),
          headers: { ...headers },
          timestamp: String(appendedAt),
        }))
        const [written] = await producer.send({ topic, acks: -1, messages })
        if (Number(written?.logAppendTime ?? -1) < 0) return
      } catch (error) {
        throw unavailable(error)
      }
      throw new Error(`${topic} took the broker's time: somebody set ${TYPE} back; delete the topic and begin again`)
    },
    async commit(commits) {
      for (const [groupId, ofGroup] of Map.groupBy(commits, one => one.groupId)) {
        const topics = [...Map.groupBy(ofGroup, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
          topic,
          partitions: ofTopic.map(({ partition, offset, metadata }) => ({
            partition,
            offset: String(offset),
            metadata,
          })),
        }))
        await untilSettled(() =>
          withCoordinator(client, groupId, COMMIT_LIMIT_MS, coordinator =>
            coordinator.offsetCommit({ groupId, groupGenerationId: -1, memberId: '', topics }),
          ),
        )
      }
    },
    seal: topics => setTimes(topics, 'log'),
    async close() {
      await Promise.all([
        producing?.then(() => producer.disconnect()),
        connected?.then(() => admin.disconnect()),
        client.close(),
      ])
    },
  }
}
