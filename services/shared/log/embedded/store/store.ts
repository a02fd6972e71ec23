import { join } from 'node:path'
import { PartitionCountError } from '../../errors.ts'
import type { TopicSettings } from '../../port.ts'
import type { Chunk, ChunkOutcome, OpenRequest, Operation, Operations } from '../protocol.ts'
import { makeFolder } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { openMetaStore } from './meta.ts'
import { openTopicStore, type TopicStore } from './topic-store.ts'

type Handlers = { [Op in Exclude<Operation, 'open'>]: (request: Operations[Op]['request']) => Operations[Op]['reply'] }

export interface Store extends Handlers {
  snapshot(): Operations['open']['reply']
  /** One slice of background work. True while there is more. */
  compactSlice(): boolean
}

/** What Kafka allows too; it is a folder name here. */
const TOPIC_NAME = /^[A-Za-z0-9._-]{1,249}$/

const layoutOf = ({ cleanup }: TopicSettings): string => (typeof cleanup === 'object' ? 'by age' : cleanup)

/** Everything in a data folder: `lock`, `meta.db` and `topics/<topic>/<day>.db`. Synchronous; lives in the worker. */
export const openStore = ({ dir, maxFilePages }: OpenRequest): Store => {
  makeFolder(join(dir, 'topics'))
  const unlock = lockFolder(dir)
  const meta = openMetaStore(dir, { maxFilePages })
  const topics = new Map<string, TopicStore>()
  const openTopic = (settings: TopicSettings): void => {
    topics.set(settings.name, openTopicStore(join(dir, 'topics', settings.name), settings, { maxFilePages }))
  }
  for (const settings of meta.topics()) openTopic(settings)

  const topic = (name: string): TopicStore => {
    const found = topics.get(name)
    if (!found) throw new Error(`no topic ${name}`)
    return found
  }
  const assertCompatible = (wanted: TopicSettings): void => {
    if (!TOPIC_NAME.test(wanted.name) || /^\.+$/.test(wanted.name)) {
      throw new Error(`"${wanted.name}" is not a topic name: letters, digits, dot, dash and underscore, at most 249`)
    }
    if (!(wanted.partitions >= 1)) throw new Error(`topic ${wanted.name} cannot have ${wanted.partitions} partitions`)
    const known = topics.get(wanted.name)?.snapshot().settings
    if (!known) return
    if (known.partitions !== wanted.partitions) {
      throw new PartitionCountError(
        `topic ${wanted.name} has ${known.partitions} partitions, not ${wanted.partitions}: another count is a new topic version`,
      )
    }
    if (layoutOf(known) !== layoutOf(wanted)) {
      throw new Error(
        `topic ${wanted.name} is kept ${layoutOf(known)}, not ${layoutOf(wanted)}: that is a new topic version`,
      )
    }
  }

  return {
    snapshot: () => ({ topics: [...topics.values()].map(store => store.snapshot()), commits: meta.commits() }),
    ensureTopics(wanted) {
      for (const settings of wanted) assertCompatible(settings)
      meta.putTopics(wanted)
      for (const settings of wanted) {
        if (topics.has(settings.name)) topic(settings.name).setCleanup(settings.cleanup)
        else openTopic(settings)
      }
      return wanted.map(({ name }) => topic(name).snapshot())
    },
    append(chunks) {
      const byTopic = new Map<string, { chunk: Chunk; index: number }[]>()
      for (const [index, chunk] of chunks.entries()) {
        const list = byTopic.get(chunk.topic)
        if (list) list.push({ chunk, index })
        else byTopic.set(chunk.topic, [{ chunk, index }])
      }
      const outcomes: ChunkOutcome[] = []
      for (const [name, list] of byTopic) {
        const done = topic(name).append(list.map(({ chunk }) => chunk))
        for (const [position, { index }] of list.entries()) outcomes[index] = done[position]!
      }
      return outcomes
    },
    commit(commits) {
      meta.putCommits(commits)
      return undefined
    },
    read: request => topic(request.topic).read(request),
    offsetAt: request => topic(request.topic).offsetAt(request.partition, request.sinceMs),
    retain: clocks =>
      clocks
        .filter(({ topic: name, nowMs }) => topic(name).retain(nowMs))
        .map(({ topic: name }) => topic(name).snapshot()),
    probe() {
      meta.probe()
      for (const store of topics.values()) store.probe()
      return undefined
    },
    close() {
      for (const store of topics.values()) store.close()
      meta.close()
      unlock()
      return undefined
    },
    compactSlice: () => [...topics.values()].some(store => store.compact()),
  }
}
