import type { TopicPartition } from '../port.ts'
import type { Assignment, Candidate } from './assign.ts'

/** Members agree on this name; another way to assign is another name. */
export const PROTOCOL = 'tocsin.v1'

const LAYOUT = 0

interface Introduction {
  readonly holds: readonly TopicPartition[]
  readonly generation: number
}

const writer = () => {
  const parts: Buffer[] = []
  const number = (bytes: 2 | 4, value: number): void => {
    const part = Buffer.alloc(bytes)
    part.writeIntBE(value, 0, bytes)
    parts.push(part)
  }
  return {
    int16: (value: number) => number(2, value),
    int32: (value: number) => number(4, value),
    text(value: string) {
      number(2, Buffer.byteLength(value))
      parts.push(Buffer.from(value))
    },
    json(value: unknown) {
      const bytes = Buffer.from(JSON.stringify(value))
      number(4, bytes.length)
      parts.push(bytes)
    },
    done: () => Buffer.concat(parts),
  }
}

const reader = (bytes: Buffer) => {
  let at = 0
  const take = (count: number): Buffer => {
    at += count
    return bytes.subarray(at - count, at)
  }
  return {
    int16: () => take(2).readInt16BE(),
    int32: () => take(4).readInt32BE(),
    text: () => take(take(2).readInt16BE()).toString(),
    json: (): unknown => JSON.parse(take(take(4).readInt32BE()).toString()),
  }
}

/** What a member says when it joins: Kafka's subscription, with what it holds as user data. Tools for groups can read it. */
export const encodeSubscription = ({ topics, holds, generation }: Omit<Candidate, 'memberId'>): Buffer => {
  const out = writer()
  out.int16(LAYOUT)
  out.int32(topics.length)
  for (const topic of topics) out.text(topic)
  out.json({ holds, generation } satisfies Introduction)
  return out.done()
}

export const decodeSubscription = (memberId: string, bytes: Buffer): Candidate => {
  const from = reader(bytes)
  from.int16()
  const topics = Array.from({ length: from.int32() }, from.text)
  const { holds, generation } = from.json() as Introduction
  return { memberId, topics, holds, generation }
}

/** Kafka's assignment of one member, with `moving` as user data. */
export const encodeAssignment = ({ partitions, moving }: Assignment): Buffer => {
  const out = writer()
  const byTopic = Map.groupBy(partitions, ({ topic }) => topic)
  out.int16(LAYOUT)
  out.int32(byTopic.size)
  for (const [topic, ofTopic] of byTopic) {
    out.text(topic)
    out.int32(ofTopic.length)
    for (const { partition } of ofTopic) out.int32(partition)
  }
  out.json({ moving })
  return out.done()
}

export const decodeAssignment = (bytes: Buffer): Assignment => {
  if (bytes.length === 0) return { partitions: [], moving: false }
  const from = reader(bytes)
  from.int16()
  const partitions: TopicPartition[] = []
  for (let topics = from.int32(); topics > 0; topics--) {
    const topic = from.text()
    for (let count = from.int32(); count > 0; count--) partitions.push({ topic, partition: from.int32() })
  }
  const { moving } = from.json() as { moving: boolean }
  return { partitions, moving }
}
