import { StaleEpochError } from '../errors.ts'
import type { Assigned, Committed, TopicPartition } from '../port.ts'
import { type Client, typeOf } from './client.ts'
import { withCoordinator } from './coordinator.ts'
import type { Held, Membership } from './membership.ts'

export interface Committer {
  /** Durable when resolved. Several that are given at once go together; of those for one partition the last one stands. */
  commit(of: Held, committed: Committed): Promise<void>
  committed(of: TopicPartition): Promise<Assigned['committed']>
}

export interface CommitterDeps {
  readonly client: Client
  readonly groupId: string
  readonly membership: () => Membership
}

interface Gathered {
  readonly of: Held
  readonly committed: Committed
  readonly settled: PromiseWithResolvers<void>
}

/** The broker does not take a commit under this generation; whether the partition is ours is known when there is another one. */
const REFUSED = ['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID']
const COMMIT_LIMIT_MS = 20_000

const byTopic = (gathered: Iterable<Gathered>) =>
  [...Map.groupBy(gathered, ({ of }) => of.topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: ofTopic.map(({ of, committed: { offset, metadata } }) => {
      return { partition: of.partition, offset: String(offset), metadata }
    }),
  }))

/**
 * Commits under the group's generation, which the broker checks: a member that has lost its partitions without knowing it is refused there. A commit that
 * meets a rebalance is repeated under the next generation, if its partition is still held under the same epoch.
 */
export const createCommitter = ({ client, groupId, membership }: CommitterDeps): Committer => {
  let gathered = new Map<string, Gathered>()
  let flushing = false

  const stale = ({ topic, partition, epoch }: Held): StaleEpochError =>
    new StaleEpochError(`${topic}/${partition} of ${groupId} is no longer held under epoch ${epoch}`)

  /** Those that may still be committed; the others are told so. */
  const heldOf = (commits: readonly Gathered[]): readonly Gathered[] =>
    commits.filter(({ of, settled }) => {
      if (membership().holds(of)) return true
      settled.reject(stale(of))
      return false
    })

  const send = async (commits: readonly Gathered[]): Promise<void> => {
    for (let held = heldOf(commits); held.length > 0; held = heldOf(held)) {
      const standing = await membership().standing()
      try {
        if (!standing) {
          for (const { of, settled } of held) settled.reject(stale(of))
          return
        }
        await withCoordinator(client, groupId, COMMIT_LIMIT_MS, coordinator =>
          coordinator.offsetCommit({
            groupId,
            groupGenerationId: standing.generation,
            memberId: standing.memberId,
            topics: byTopic(held),
          }),
        )
        for (const { settled } of held) settled.resolve()
        return
      } catch (error) {
        if (standing && REFUSED.includes(typeOf(error) ?? '')) await membership().changedFrom(standing)
        else for (const { settled } of held) settled.reject(error)
        if (!REFUSED.includes(typeOf(error) ?? '')) return
      }
    }
  }

  const flush = async (): Promise<void> => {
    flushing = true
    await Promise.resolve()
    while (gathered.size > 0) {
      const commits = [...gathered.values()]
      gathered = new Map()
      await send(commits)
    }
    flushing = false
  }

  return {
    commit(of, committed) {
      const key = `${of.topic}/${of.partition}`
      const before = gathered.get(key)
      if (before && before.of.epoch !== of.epoch) before.settled.reject(stale(before.of))
      const settled = before && before.of.epoch === of.epoch ? before.settled : Promise.withResolvers<void>()
      gathered.set(key, { of, committed, settled })
      if (!flushing) void flush()
      return settled.promise
    },
    async committed({ topic, partition }) {
      const { responses } = await withCoordinator(client, groupId, COMMIT_LIMIT_MS, coordinator =>
        coordinator.offsetFetch({ groupId, topics: [{ topic, partitions: [{ partition }] }] }),
      )
      const found = responses[0]?.partitions[0]
      if (!found || found.offset === '-1') return undefined
      return { offset: BigInt(found.offset), metadata: found.metadata ?? '' }
    },
  }
}
