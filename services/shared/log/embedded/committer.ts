import type { Committed, TopicPartition } from '../port.ts'
import { createFlushGate } from './flush-gate.ts'
import type { StoredCommit } from './protocol.ts'
import type { StoreClient } from './store-client.ts'

export interface Committer {
  committed(groupId: string, of: TopicPartition): Committed | undefined
  /** Durable when resolved. Of several for one partition that are gathered together, the last one stands. */
  commit(groupId: string, of: TopicPartition, committed: Committed): Promise<void>
  idle(): Promise<void>
}

const keyOf = (groupId: string, { topic, partition }: TopicPartition): string => `${groupId}/${topic}/${partition}`

export const createCommitter = (client: StoreClient, stored: readonly StoredCommit[]): Committer => {
  const durable = new Map<string, Committed>()
  let gathered = new Map<string, StoredCommit>()
  let settled = Promise.withResolvers<void>()

  const remember = (commit: StoredCommit): void => {
    durable.set(keyOf(commit.groupId, commit), { offset: BigInt(commit.offset), metadata: commit.metadata })
  }
  for (const commit of stored) remember(commit)

  const gate = createFlushGate(() => {
    if (gathered.size === 0) return undefined
    const commits = [...gathered.values()]
    const { resolve, reject } = settled
    gathered = new Map()
    settled = Promise.withResolvers()
    return client.call('commit', commits).then(() => {
      for (const commit of commits) remember(commit)
      resolve()
    }, reject)
  })

  return {
    committed: (groupId, of) => durable.get(keyOf(groupId, of)),
    commit(groupId, { topic, partition }, { offset, metadata }) {
      const commit = { groupId, topic, partition, offset: Number(offset), metadata }
      gathered.set(keyOf(groupId, commit), commit)
      gate.request()
      return settled.promise
    },
    idle: gate.idle,
  }
}
