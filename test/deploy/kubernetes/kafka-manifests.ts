import { TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { nameIn, settingsIn } from '@tocsin/shared/log/kafka/layout.ts'
import { topicConfigOf } from '@tocsin/shared/log/kafka/topics.ts'
import type { TopicSettings } from '@tocsin/shared/log/port.ts'
import { KAFKA_EDGES, type KafkaEdges } from './edges.ts'

/** As `components/strimzi` has them; `overlays/dev` has one copy and fewer partitions. */
export const PRODUCTION = {
  partitions: 12,
  replicationFactor: 3,
  minInsyncReplicas: 2,
  /** As the settings `kafka.layout` and `kafka.workPartitions`; `tocsin topics move` and `backup restore` say what they become. */
  layout: 1,
  workPartitions: 0,
} as const

const HEAD = '# Written by `npm run -s kafka:manifests -w @tocsin/test`; a test says when it is old.'

const topicYaml = (settings: TopicSettings, index: number): string => {
  const { partitioning } = Object.values(TOPICS)[index]!
  return [
    'apiVersion: kafka.strimzi.io/v1',
    'kind: KafkaTopic',
    'metadata:',
    `  name: ${settings.name}`,
    `  labels: { strimzi.io/cluster: tocsin, tocsin.dev/partitioning: ${partitioning} }`,
    'spec:',
    `  partitions: ${settings.partitions}`,
    `  replicas: ${PRODUCTION.replicationFactor}`,
    '  config:',
    ...Object.entries(topicConfigOf(settings, PRODUCTION)).map(([name, value]) => `    ${name}: "${value}"`),
  ].join('\n')
}

/** `topics.yaml`: every topic of the code, as the code itself would make it. */
export const topicsYaml = (): string =>
  `${HEAD}\n${settingsIn(PRODUCTION, topicSettings(PRODUCTION.partitions)).map(topicYaml).join('\n---\n')}\n`

interface Rule {
  readonly type: 'topic' | 'group'
  readonly name: string
  readonly operations: readonly string[]
}

const topic = (name: string, ...operations: string[]): Rule => ({ type: 'topic', name, operations })
const group = (name: string, ...operations: string[]): Rule => ({ type: 'group', name, operations })

/** Every process looks at its start whether all topics are there, and how many partitions they have. */
const SEES_TOPICS = topic('*', 'Describe')

/** The rules of one service. */
export const rulesOf = ({ reads, writes, groups }: KafkaEdges): readonly Rule[] => [
  SEES_TOPICS,
  ...Object.entries(TOPICS).flatMap(([key, { name }]) => {
    const operations = [
      ...(reads.some(one => one === key) ? ['Read'] : []),
      ...(writes.some(one => one === key) ? ['Write'] : []),
    ]
    return operations.length === 0 ? [] : [topic(nameIn(PRODUCTION.layout, name), ...operations)]
  }),
  ...groups.map(name => group(name, 'Read')),
]

const SCALED = [KAFKA_EDGES.sentiment, KAFKA_EDGES.aggregator, KAFKA_EDGES.archive, KAFKA_EDGES.notifier]

/** Beside the services: KEDA reads lags; operators look at everything (`tocsin topics check`, the tools of Kafka); backups read everything. */
const OTHERS: Readonly<Record<string, readonly Rule[]>> = {
  keda: [SEES_TOPICS, ...SCALED.flatMap(({ groups }) => groups.map(name => group(name, 'Describe')))],
  operator: [topic('*', 'Describe', 'DescribeConfigs'), group('*', 'Describe')],
  backup: [topic('*', 'Read', 'Describe', 'DescribeConfigs'), group('*', 'Describe')],
}

const userYaml = ([name, rules]: readonly [string, readonly Rule[]]): string =>
  [
    'apiVersion: kafka.strimzi.io/v1',
    'kind: KafkaUser',
    'metadata:',
    `  name: kafka-${name}`,
    '  labels: { strimzi.io/cluster: tocsin }',
    'spec:',
    '  authentication: { type: tls }',
    '  authorization:',
    '    type: simple',
    '    acls:',
    ...rules.map(
      rule =>
        `      - { resource: { type: ${rule.type}, name: "${rule.name}" }, operations: [${rule.operations.join(', ')}] }`,
    ),
  ].join('\n')

/** `users.yaml`: a certificate per service with exactly its own rights, one for KEDA, one for operators, one for backups. */
export const usersYaml = (): string => {
  const services = Object.entries(KAFKA_EDGES).map(([name, edges]) => [name, rulesOf(edges)] as const)
  return `${HEAD}\n${[...services, ...Object.entries(OTHERS)].map(userYaml).join('\n---\n')}\n`
}
