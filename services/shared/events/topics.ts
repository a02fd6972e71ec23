/** How a topic is kept: by age, or the last record per key. */
export type Cleanup = { readonly retentionMs: number } | 'compact' | 'forever'

export interface TopicSpec {
  readonly name: string
  /** `organisation`: one partition whatever the setting; `brand`: the deployment's partition count. */
  readonly partitioning: 'brand' | 'organisation'
  readonly cleanup: Cleanup
  /** What the record's key is, for documentation and the contract test. */
  readonly key: string
  readonly writtenBy: readonly string[]
}

const DAY_MS = 86_400_000

const spec = (
  name: string,
  partitioning: TopicSpec['partitioning'],
  cleanup: Cleanup,
  key: string,
  ...writtenBy: string[]
): TopicSpec => ({ name, partitioning, cleanup, key, writtenBy })

/** Every topic of the product. Names carry their layout version; a change of the partition count is a new version. */
export const TOPICS = {
  mentionsCollected: spec('mentions.collected.v1', 'brand', { retentionMs: 7 * DAY_MS }, 'brandId', 'ingest'),
  mentionsScored: spec('mentions.scored.v1', 'brand', { retentionMs: 7 * DAY_MS }, 'brandId', 'sentiment'),
  mentionsThinned: spec('mentions.thinned.v1', 'brand', { retentionMs: 7 * DAY_MS }, 'brandId', 'sentiment'),
  // Kept longer than what it speaks of.
  sentimentThinning: spec('sentiment.thinning.v1', 'brand', { retentionMs: 8 * DAY_MS }, 'empty', 'sentiment'),
  mentionsDeleted: spec('mentions.deleted.v1', 'brand', { retentionMs: 7 * DAY_MS }, 'source:nativeId', 'ingest'),
  windowsUpdated: spec('windows.updated.v1', 'brand', { retentionMs: 7 * DAY_MS }, 'brandId', 'aggregator'),
  aggregatorState: spec('aggregator.state.v1', 'brand', 'compact', 'state key', 'aggregator'),
  signalsRaised: spec('signals.raised.v1', 'brand', { retentionMs: 90 * DAY_MS }, 'brandId', 'aggregator'),
  configVersions: spec(
    'config.versions.v1',
    'organisation',
    'forever',
    'configId@version',
    'ingest',
    'archive',
    'escalation',
  ),
  configCurrent: spec('config.current.v1', 'organisation', 'compact', 'configId', 'ingest', 'archive', 'escalation'),
  sourcesCursors: spec('sources.cursors.v1', 'organisation', 'compact', 'source', 'ingest'),
  sourcesHealth: spec('sources.health.v1', 'organisation', 'compact', 'source', 'ingest'),
  crisisEvents: spec('crisis.events.v1', 'organisation', 'forever', 'empty', 'escalation'),
  notificationsRequested: spec(
    'notifications.requested.v1',
    'brand',
    { retentionMs: 365 * DAY_MS },
    'personId',
    'escalation',
  ),
  notificationsEvents: spec(
    'notifications.events.v1',
    'brand',
    { retentionMs: 365 * DAY_MS },
    'personId',
    'escalation',
  ),
  // Kept for ever: what was done and by whom, what that stood for, and what must never come back.
  auditEvents: spec('audit.events.v1', 'organisation', 'forever', 'empty', 'escalation'),
  auditPayloads: spec('audit.payloads.v1', 'organisation', 'compact', 'hash of the payload', 'escalation'),
  flags: spec('flags.v1', 'organisation', 'compact', 'flagId', 'escalation'),
  erasures: spec('erasures.v1', 'organisation', 'forever', 'erasureId', 'escalation', 'archive'),
  holdsWork: spec('holds.work.v1', 'brand', { retentionMs: 90 * DAY_MS }, 'holdId', 'escalation'),
  mentionsCollectedDlq: spec(
    'mentions.collected.v1.dlq',
    'brand',
    { retentionMs: 7 * DAY_MS },
    'as the source record',
    'ingest',
    'sentiment',
  ),
  mentionsScoredDlq: spec(
    'mentions.scored.v1.dlq',
    'brand',
    { retentionMs: 7 * DAY_MS },
    'as the source record',
    'aggregator',
    'archive',
  ),
} as const satisfies Record<string, TopicSpec>

const HOLDING_AUTHORS: readonly TopicSpec[] = [
  TOPICS.mentionsCollected,
  TOPICS.mentionsScored,
  TOPICS.mentionsThinned,
  TOPICS.mentionsDeleted,
  TOPICS.mentionsCollectedDlq,
  TOPICS.mentionsScoredDlq,
]

/**
 * How long the log holds texts of mentions and hashes of authors at most: it lets a day go as a whole, so that the first record of a day
 * stays a day longer than its last.
 */
export const LOG_HOLDS_AUTHORS_MS =
  Math.max(...HOLDING_AUTHORS.map(({ cleanup }) => (typeof cleanup === 'object' ? cleanup.retentionMs : Infinity))) +
  DAY_MS

/**
 * Header `kind` of records on mentions.collected.v1 and mentions.scored.v1. A record without it is a mention. Ticks and controls pass through sentiment in their place.
 */
export const KIND_HEADER = 'kind'
export type RecordKind = 'mention' | 'tick' | 'control'

/** Every topic as the log creates it, with `brandPartitions` partitions for those that are keyed by brand. */
export const topicSettings = (brandPartitions: number) =>
  Object.values(TOPICS).map(({ name, partitioning, cleanup }) => ({
    name,
    partitions: partitioning === 'organisation' ? 1 : brandPartitions,
    cleanup,
  }))
