import type { Member } from '../group-reader.ts'
import type { TopicPartition } from '../port.ts'

export interface CoordinatorDeps {
  readonly partitionCount: (topic: string) => number
  /** How long a member may take to let go. */
  readonly rebalanceTimeoutMs: number
  /** Commits under way must be known before the next owner asks where to begin. */
  readonly commitsSettled: () => Promise<void>
}

export interface Coordinator {
  join(member: Member): void
  /** Resolves when the member owns nothing any more. */
  leave(member: Member): Promise<void>
  /** Whether partitions were spread since the member joined. */
  isSettled(member: Member): boolean
  readonly memberCount: number
}

interface Ownership extends TopicPartition {
  readonly member: Member
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`

/**
 * Spreads the partitions of a group over its members in this process. Partition i of every topic goes to the same member (among those with
 * the same topics). Only partitions that move are revoked; each new assignment has a new epoch.
 */
export const createCoordinator = ({
  partitionCount,
  rebalanceTimeoutMs,
  commitsSettled,
}: CoordinatorDeps): Coordinator => {
  const members = new Set<Member>()
  const settled = new Set<Member>()
  const owned = new Map<string, Ownership>()
  let lastEpoch = 0
  let rebalancing = Promise.resolve()

  const wanted = (): Map<string, Ownership> => {
    const result = new Map<string, Ownership>()
    const topics = new Set([...members].flatMap(member => member.topics))
    for (const topic of topics) {
      const readers = [...members].filter(member => member.topics.includes(topic))
      for (let partition = 0; partition < partitionCount(topic); partition++) {
        result.set(keyOf({ topic, partition }), { topic, partition, member: readers[partition % readers.length]! })
      }
    }
    return result
  }

  const release = async (ownership: Ownership): Promise<void> => {
    const { member } = ownership
    const timeout = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      member.drop(ownership)
      timeout.resolve()
    }, rebalanceTimeoutMs)
    await Promise.race([member.revoke(ownership), timeout.promise])
    clearTimeout(timer)
    owned.delete(keyOf(ownership))
  }

  const rebalance = async (): Promise<void> => {
    const counted = [...members]
    const target = wanted()
    const moving = [...owned.values()].filter(of => target.get(keyOf(of))?.member !== of.member)
    await Promise.all(moving.map(release))
    await commitsSettled()
    for (const [key, ownership] of target) {
      // A member that left in the meantime is served by the rebalance that its leaving has queued.
      if (owned.has(key) || !members.has(ownership.member)) continue
      owned.set(key, ownership)
      ownership.member.assign({ topic: ownership.topic, partition: ownership.partition }, ++lastEpoch)
    }
    for (const member of counted) if (members.has(member)) settled.add(member)
  }

  const queueRebalance = (): Promise<void> => {
    rebalancing = rebalancing.then(rebalance)
    return rebalancing
  }

  return {
    join(member) {
      members.add(member)
      void queueRebalance()
    },
    leave(member) {
      members.delete(member)
      settled.delete(member)
      return queueRebalance()
    },
    isSettled: member => settled.has(member),
    get memberCount() {
      return members.size
    },
  }
}
