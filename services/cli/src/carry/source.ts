import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Carrier, GroupCommit } from '@tocsin/shared/log/kafka/carry.ts'
import { nameIn } from '@tocsin/shared/log/kafka/layout.ts'
import type { Log, LogRecord, TopicPartition, TopicSettings } from '@tocsin/shared/log/port.ts'

/** One partition of a source: what was in it when it was looked at. */
export interface SourcePartition {
  readonly partition: number
  readonly startOffset: bigint
  readonly endOffset: bigint
}

/** A topic by the name of the code, whatever its layout. */
export interface SourceTopic {
  readonly name: string
  readonly cleanup: TopicSettings['cleanup']
  readonly partitions: readonly SourcePartition[]
}

/** Topics and what groups committed in them: a running cluster, or a backup of one. */
export interface Source {
  readonly layout: number
  readonly topics: readonly SourceTopic[]
  readonly commits: readonly GroupCommit[]
  read(of: TopicPartition): AsyncIterable<readonly LogRecord[]>
}

/**
 * The order in which topics are copied while services write: what is derived comes before what it is derived from, since that is folded again;
 * evidence that something was done comes after the request to do it, since that is not done again; configuration last, since others name it.
 */
const ORDER = [
  /^aggregator\.state\./,
  /^windows\./,
  /^signals\./,
  /^crisis\.events\./,
  /^(notifications\.requested|holds\.work)\./,
  /^notifications\.events\./,
  /^(?!mentions\.|config\.)/,
  /^mentions\.(?!collected\.v\d+$)/,
  /^mentions\.collected\./,
  /^config\./,
]

export const inOrder = <T extends { readonly name: string }>(topics: readonly T[]): T[] =>
  topics.toSorted((a, b) => ORDER.findIndex(one => one.test(a.name)) - ORDER.findIndex(one => one.test(b.name)))

/** Ranges that nobody could use elsewhere: they name offsets of mentions that were not scored yet, which are judged anew. */
export const isCarried = (topic: string): boolean => topic !== TOPICS.sentimentThinning.name

/** The topics of a cluster as they are; `log` and `carrier` are of the same layout. */
export const clusterSource = async (
  { log, carrier, layout }: { readonly log: Log; readonly carrier: Carrier; readonly layout: number },
  wanted: readonly TopicSettings[],
): Promise<Source> => {
  // A cluster of an earlier version has fewer.
  const existing = await carrier.timesOf(wanted.map(({ name }) => nameIn(layout, name)))
  const present = wanted.filter(({ name }) => existing.has(nameIn(layout, name)))
  const groups = await carrier.groups()
  const logical = new Map(present.map(({ name }) => [nameIn(layout, name), name]))
  const commits = await carrier.commits(
    groups.map(({ groupId }) => groupId),
    [...logical.keys()],
  )
  const topics: SourceTopic[] = []
  for (const { name, cleanup } of present) topics.push({ name, cleanup, partitions: await log.offsets(name) })
  return {
    layout,
    topics,
    commits: commits.map(commit => ({ ...commit, topic: logical.get(commit.topic)! })),
    async *read(of) {
      const [place] = (await log.offsets(of.topic)).filter(({ partition }) => partition === of.partition)
      if (place) yield* log.read(of, place.startOffset, place.endOffset)
    },
  }
}
