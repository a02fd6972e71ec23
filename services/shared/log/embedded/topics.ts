import type { EpochMs, TopicSettings } from '../port.ts'
import type { TopicSnapshot } from './protocol.ts'

const DAY_MS = 86_400_000

/** Days since the epoch, UTC. */
export const dayOf = (at: EpochMs): number => Math.floor(at / DAY_MS)

/** What the main thread knows of a topic, so that readers at the end wait without asking the worker. */
export interface Topic {
  settings: TopicSettings
  readonly starts: number[]
  /** After the last acknowledged record. */
  readonly ends: number[]
  /** The largest append time given out, acknowledged or not. */
  readonly lastAt: number[]
  newestDay: number
  readonly listeners: readonly Set<() => void>[]
}

export interface Topics {
  readonly all: ReadonlyMap<string, Topic>
  get(name: string): Topic
  put(snapshot: TopicSnapshot): void
  /** Records up to `end` are durable: wakes the partition's readers. */
  advance(topic: Topic, partition: number, end: number): void
}

export const createTopics = (): Topics => {
  const all = new Map<string, Topic>()
  return {
    all,
    get(name) {
      const topic = all.get(name)
      if (!topic) throw new Error(`topic ${name} does not exist: call ensureTopics first`)
      return topic
    },
    put({ settings, partitions }) {
      const known = all.get(settings.name)
      if (known) {
        known.settings = settings
        for (const [partition, { start }] of partitions.entries()) known.starts[partition] = start
        return
      }
      all.set(settings.name, {
        settings,
        starts: partitions.map(({ start }) => start),
        ends: partitions.map(({ end }) => end),
        lastAt: partitions.map(({ lastAt }) => lastAt),
        newestDay: Math.max(...partitions.map(({ lastAt }) => dayOf(lastAt))),
        listeners: partitions.map(() => new Set()),
      })
    },
    advance(topic, partition, end) {
      topic.ends[partition] = end
      for (const listener of topic.listeners[partition]!) listener()
    },
  }
}
