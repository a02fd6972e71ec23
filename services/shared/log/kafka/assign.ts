import type { TopicPartition } from '../port.ts'

/** A member as it introduces itself when it joins. */
export interface Candidate {
  readonly memberId: string
  readonly topics: readonly string[]
  /** What it holds, and under which generation it was last told so: of two that claim the same, the later is right. */
  readonly holds: readonly TopicPartition[]
  readonly generation: number
}

export interface Assignment {
  readonly partitions: readonly TopicPartition[]
  /** Partitions are on their way from one member to another: the next rebalance is near. */
  readonly moving: boolean
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`

/** Who holds each partition now, as far as the members' claims go. */
const holdersOf = (members: readonly Candidate[]): ReadonlyMap<string, Candidate> => {
  const holders = new Map<string, Candidate>()
  for (const member of members) {
    for (const held of member.holds) {
      const other = holders.get(keyOf(held))
      if (!other || other.generation < member.generation) holders.set(keyOf(held), member)
    }
  }
  return holders
}

/** Spreads numbers 0 … count−1 evenly; who has a number keeps it if that leaves the rest their share. */
const spread = (
  members: readonly Candidate[],
  count: number,
  holderOf: (index: number) => Candidate | undefined,
): readonly Candidate[] => {
  const held = new Map<Candidate, number[]>(members.map(member => [member, []]))
  const free: number[] = []
  for (let index = 0; index < count; index++) {
    const holder = holderOf(index)
    if (holder && held.has(holder)) held.get(holder)!.push(index)
    else free.push(index)
  }
  // Who has most keeps the larger share, so that fewest move.
  const order = members.toSorted((left, right) => held.get(right)!.length - held.get(left)!.length)
  const share = Math.floor(count / members.length)
  const larger = count % members.length
  const owners: Candidate[] = []
  for (const [place, member] of order.entries()) {
    const kept = held.get(member)!
    free.push(...kept.splice(share + (place < larger ? 1 : 0)))
    for (const index of kept) owners[index] = member
  }
  free.sort((left, right) => left - right)
  for (const [place, member] of order.entries()) {
    const missing = share + (place < larger ? 1 : 0) - held.get(member)!.length
    for (const index of free.splice(0, missing)) owners[index] = member
  }
  return owners
}

/**
 * Gives every partition to one member: partition i of every topic to the same (among members with the same topics), evenly, moving as few as possible.
 * A partition that another member still holds is given to nobody: its holder sees that it is no longer its own, finishes, commits and joins again, and only
 * then the new owner gets it.
 */
export const assign = (
  candidates: readonly Candidate[],
  partitionCounts: ReadonlyMap<string, number>,
): ReadonlyMap<string, Assignment> => {
  const members = candidates.toSorted((left, right) => (left.memberId < right.memberId ? -1 : 1))
  const holders = holdersOf(members)
  const given = new Map<string, TopicPartition[]>(members.map(({ memberId }) => [memberId, []]))
  let moving = false
  const topics = [...partitionCounts.keys()].toSorted()
  const byReaders = Map.groupBy(topics, topic =>
    JSON.stringify(members.filter(member => member.topics.includes(topic)).map(({ memberId }) => memberId)),
  )
  for (const together of byReaders.values()) {
    const readers = members.filter(member => member.topics.includes(together[0]!))
    if (readers.length === 0) continue
    const count = Math.max(...together.map(topic => partitionCounts.get(topic)!))
    const holderOf = (index: number): Candidate | undefined =>
      together.map(topic => holders.get(keyOf({ topic, partition: index }))).find(holder => holder !== undefined)
    const owners = spread(readers, count, holderOf)
    for (const topic of together) {
      for (let partition = 0; partition < partitionCounts.get(topic)!; partition++) {
        const of = { topic, partition }
        const owner = owners[partition]!
        const holder = holders.get(keyOf(of))
        if (holder && holder !== owner) moving = true
        else given.get(owner.memberId)!.push(of)
      }
    }
  }
  return new Map([...given].map(([memberId, partitions]) => [memberId, { partitions, moving }]))
}
