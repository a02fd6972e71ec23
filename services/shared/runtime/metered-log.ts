import type { EpochMs, GroupOptions, GroupReader, Log, TopicPartition } from '../log/port.ts'
import type { Metrics } from './metrics.ts'

const APPEND_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** How far a group reader of this process is with a partition. */
interface Progress {
  handledAppendedMs: EpochMs
  behind: number
  /** When the first batch after the last commit came; undefined while everything that came is committed. */
  uncommittedSinceMs: EpochMs | undefined
}

interface Member {
  readonly group: string
  readonly reader: GroupReader
  readonly progress: ReadonlyMap<string, Progress>
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`

const createFigures = (metrics: Metrics, now: () => EpochMs) => {
  const members = new Set<Member>()
  const ofPartitions = (name: string, help: string, read: (progress: Progress) => number): void => {
    metrics.gauge(name, help, ['group', 'topic', 'partition'], gauge => {
      gauge.reset()
      for (const { group, reader, progress } of members)
        for (const { topic, partition } of reader.assignment()) {
          const one = progress.get(keyOf({ topic, partition }))
          if (one !== undefined) gauge.set({ group, topic, partition: String(partition) }, read(one))
        }
    })
  }
  const secondsSince = (atMs: EpochMs): number => Math.max(0, now() - atMs) / 1_000
  ofPartitions('tocsin_log_lag_records', 'Records of a partition that its group has not handled.', one => one.behind)
  ofPartitions(
    'tocsin_log_lag_seconds',
    'Age of the last record handled while more wait; 0 when none waits.',
    ({ behind, handledAppendedMs }) => (behind > 0 && handledAppendedMs > 0 ? secondsSince(handledAppendedMs) : 0),
  )
  ofPartitions(
    'tocsin_log_commit_age_seconds',
    'For how long batches have come without a commit; 0 after each commit.',
    ({ uncommittedSinceMs }) => (uncommittedSinceMs === undefined ? 0 : secondsSince(uncommittedSinceMs)),
  )
  return {
    members,
    rebalances: metrics.counter('tocsin_log_rebalances_total', 'Partitions that came or went.', ['group', 'change']),
    handled: metrics.counter('tocsin_log_handled_records_total', 'Records handled.', ['group', 'topic']),
    appended: metrics.counter('tocsin_log_appended_records_total', 'Records durable in the log.', ['topic']),
    failures: metrics.counter('tocsin_log_append_failures_total', 'Appends that the log refused.', ['topic']),
    seconds: metrics.histogram('tocsin_log_append_seconds', 'Until an append was durable.', APPEND_SECONDS, ['topic']),
  }
}
type Figures = ReturnType<typeof createFigures>

const meteredGroup = (log: Log, options: GroupOptions, figures: Figures, now: () => EpochMs): GroupReader => {
  const { groupId: group } = options
  const progress = new Map<string, Progress>()
  const reader = log.group({
    ...options,
    async onAssigned(assigned) {
      const from = await options.onAssigned?.(assigned)
      const first = from ?? assigned.committed?.offset ?? assigned.startOffset
      const behind = Math.max(0, Number(assigned.endOffset - first))
      progress.set(keyOf(assigned), { handledAppendedMs: 0, behind, uncommittedSinceMs: undefined })
      figures.rebalances.inc({ group, change: 'assigned' })
      return from
    },
    async onBatch(batch) {
      const one = progress.get(keyOf(batch))
      if (one !== undefined) one.uncommittedSinceMs ??= now()
      await options.onBatch(batch)
      const last = batch.records.at(-1)!
      figures.handled.inc({ group, topic: batch.topic }, batch.records.length)
      if (one === undefined) return
      one.behind = Math.max(0, Number(batch.endOffset - last.offset) - 1)
      one.handledAppendedMs = last.appendedAt
    },
    async onRevoked(revoked) {
      figures.rebalances.inc({ group, change: 'revoked' })
      await options.onRevoked?.(revoked)
    },
  })
  const metered: GroupReader = {
    ...reader,
    async commit(of, committed) {
      await reader.commit(of, committed)
      const one = progress.get(keyOf(of))
      if (one !== undefined) one.uncommittedSinceMs = undefined
    },
    async stop() {
      await reader.stop()
      figures.members.delete(member)
    },
  }
  const member: Member = { group, reader, progress }
  figures.members.add(member)
  return metered
}

/** The same log, with the figures of the README counted: once per batch and append, never per record. */
export const meteredLog = (log: Log, metrics: Metrics, now: () => EpochMs): Log => {
  const figures = createFigures(metrics, now)
  return {
    ...log,
    async append(topic, records) {
      const startedMs = performance.now()
      try {
        const results = await log.append(topic, records)
        figures.appended.inc({ topic }, records.length)
        return results
      } catch (error) {
        figures.failures.inc({ topic })
        throw error
      } finally {
        figures.seconds.observe({ topic }, (performance.now() - startedMs) / 1_000)
      }
    },
    group: options => meteredGroup(log, options, figures, now),
  }
}
