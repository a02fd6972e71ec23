import { TOPICS } from '../../events/topics.ts'
import type { GroupReader, Log, TopicPartition, TopicSettings } from '../port.ts'

/** Topics whose partitions are shared out by brand, and lie side by side: another partition count makes new ones, another layout. */
const LAID_OUT: ReadonlySet<string> = new Set(
  Object.values(TOPICS)
    .filter(
      ({ name, partitioning }) =>
        partitioning === 'brand' && /^(mentions|sentiment|windows|aggregator|signals)\./.test(name),
    )
    .map(({ name }) => name),
)

/** Whether a topic moves when brands get another partition layout. */
export const isLaidOut = (topic: string): boolean => LAID_OUT.has(topic)

/** What a topic of the code is called in a layout: `mentions.scored.v1` in layout 2 is `mentions.scored.v2`. */
export const nameIn = (layout: number, topic: string): string =>
  layout === 1 || !isLaidOut(topic) ? topic : topic.replace(/\.v1(?=$|\.dlq$)/, `.v${layout}`)

/** Where brands lie in the cluster. */
export interface Placement {
  readonly layout: number
  /** Partitions of topics that are not keyed by brand and have several; 0: as many as brands have. */
  readonly workPartitions: number
}

const WORK: ReadonlySet<string> = new Set(
  Object.values(TOPICS)
    .filter(({ name, partitioning }) => partitioning === 'brand' && !isLaidOut(name))
    .map(({ name }) => name),
)

/** The topics of the code as they are in the cluster. */
export const settingsIn = (
  { layout, workPartitions }: Placement,
  topics: readonly TopicSettings[],
): readonly TopicSettings[] =>
  topics.map(({ name, partitions, cleanup }) => ({
    name: nameIn(layout, name),
    partitions: WORK.has(name) && workPartitions > 0 ? workPartitions : partitions,
    cleanup,
  }))

/** The same log under the names of the code, whatever the layout: who reads and writes does not know it, and learns it from `layout` only. */
export const laidOutLog = (log: Log, placement: Placement): Log => {
  const { layout } = placement
  const ensureTopics: Log['ensureTopics'] = topics => log.ensureTopics(settingsIn(placement, topics))
  if (layout === 1) return { ...log, ensureTopics }
  const logical = new Map([...LAID_OUT].map(name => [nameIn(layout, name), name]))
  const outward = <T extends TopicPartition>(of: T): T => ({ ...of, topic: nameIn(layout, of.topic) })
  const inward = <T extends TopicPartition>(of: T): T => ({ ...of, topic: logical.get(of.topic) ?? of.topic })
  const names = (topics: readonly string[]): string[] => topics.map(topic => nameIn(layout, topic))

  const group: Log['group'] = options => {
    const { onAssigned, onRevoked } = options
    const reader = log.group({
      ...options,
      topics: names(options.topics),
      ...(onAssigned && { onAssigned: assigned => onAssigned(inward(assigned)) }),
      onBatch: batch => options.onBatch(inward(batch)),
      ...(onRevoked && { onRevoked: revoked => onRevoked(inward(revoked)) }),
    })
    return {
      ...reader,
      isCurrent: of => reader.isCurrent(outward(of)),
      commit: (of, committed) => reader.commit(outward(of), committed),
      pause: of => reader.pause(outward(of)),
      resume: of => reader.resume(outward(of)),
      seek: (of, offset) => reader.seek(outward(of), offset),
      assignment: () => reader.assignment().map(inward),
    } satisfies GroupReader
  }

  return {
    ...log,
    layout,
    ensureTopics,
    partitionCount: topic => log.partitionCount(nameIn(layout, topic)),
    append: (topic, records) => log.append(nameIn(layout, topic), records),
    offsets: topic => log.offsets(nameIn(layout, topic)),
    read: (of, fromOffset, toOffset) => log.read(outward(of), fromOffset, toOffset),
    group,
    broadcast: options =>
      log.broadcast({
        ...options,
        topics: names(options.topics),
        from:
          typeof options.from === 'object' && 'offsets' in options.from
            ? { offsets: options.from.offsets.map(outward) }
            : options.from,
        onBatch: batch => options.onBatch(inward(batch)),
      }),
  }
}
