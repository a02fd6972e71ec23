import type { TOPICS } from '@tocsin/shared/events/topics.ts'

type TopicName = keyof typeof TOPICS

/** What one service may do in Kafka, and nothing beyond it. */
export interface KafkaEdges {
  readonly reads: readonly TopicName[]
  readonly writes: readonly TopicName[]
  readonly groups: readonly string[]
}

/** Who reads and writes what: `kafka.int.test.ts` holds it against the code, `npm run test:deploy` against a broker that refuses the rest. */
export const KAFKA_EDGES = {
  ingest: {
    reads: ['configCurrent', 'configVersions', 'sourcesCursors', 'sourcesHealth'],
    writes: [
      'mentionsCollected',
      'mentionsDeleted',
      'mentionsCollectedDlq',
      'configVersions',
      'configCurrent',
      'sourcesCursors',
      'sourcesHealth',
    ],
    groups: [],
  },
  sentiment: {
    reads: ['mentionsCollected', 'sentimentThinning', 'windowsUpdated'],
    writes: ['mentionsScored', 'mentionsThinned', 'mentionsCollectedDlq', 'sentimentThinning'],
    groups: ['sentiment.v1'],
  },
  aggregator: {
    reads: ['mentionsScored', 'configVersions', 'aggregatorState', 'signalsRaised', 'windowsUpdated'],
    writes: ['windowsUpdated', 'signalsRaised', 'aggregatorState', 'mentionsScoredDlq'],
    groups: ['aggregator.v1'],
  },
  archive: {
    reads: [
      'windowsUpdated',
      'mentionsScored',
      'mentionsThinned',
      'signalsRaised',
      'mentionsDeleted',
      'configCurrent',
      'configVersions',
      'erasures',
    ],
    writes: ['configVersions', 'configCurrent', 'mentionsScoredDlq', 'erasures'],
    groups: ['archive.v1'],
  },
  gateway: {
    reads: ['configCurrent', 'windowsUpdated', 'signalsRaised', 'sourcesHealth'],
    writes: [],
    groups: [],
  },
  escalation: {
    reads: [
      'signalsRaised',
      'crisisEvents',
      'configVersions',
      'configCurrent',
      'auditEvents',
      'auditPayloads',
      'erasures',
      'flags',
    ],
    writes: [
      'crisisEvents',
      'holdsWork',
      'notificationsRequested',
      'configVersions',
      'configCurrent',
      'mentionsCollected',
      'auditEvents',
      'auditPayloads',
      'erasures',
      'flags',
    ],
    groups: ['escalation.v1', 'escalation-effects.v1', 'escalation-audit.v1'],
  },
  notifier: {
    reads: ['notificationsRequested', 'notificationsEvents', 'configVersions', 'auditEvents'],
    writes: ['notificationsEvents', 'notificationsRequested', 'auditEvents', 'auditPayloads'],
    groups: ['notifier.v1'],
  },
  connectors: {
    reads: ['holdsWork', 'configVersions'],
    writes: [],
    groups: ['hold-connectors.v1'],
  },
} as const satisfies Record<string, KafkaEdges>

export type ServiceName = keyof typeof KAFKA_EDGES
export const SERVICE_NAMES = Object.keys(KAFKA_EDGES) as ServiceName[]
